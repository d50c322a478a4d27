#!/usr/bin/env bash
# Hundreds of thousands of marchers are 100000 exactly, and dozens and dozens of them are 144.
#
# words2nums() makes a number of English words and gives undef for what it cannot read (documentation). Expected: undef for
# amounts that are not told, as for "several" and "a few dozen", and 24 or undef for "dozens and dozens". What happens: the
# plural is read as one, so that the least possible number stands for all; two dozens are multiplied, although "and" adds in
# "four score and ten"; and "of" adds, so that six of nine judges are 15.
# Guess before: undef, 24 and undef. Source: Debian's liblingua-en-words2nums-perl 0.19-4.
# Seen:
#   several                undef
#   a few dozen            undef
#   hundreds of thousands  100000
#   dozens                 12
#   dozens and dozens      144
#   six of nine            15
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
package=liblingua-en-words2nums-perl=0.19-4
apt-get -qq download "$package" 2> /dev/null || { apt-get -qq update && apt-get -qq download "$package" 2> /dev/null; }
dpkg -x liblingua-en-words2nums-perl_*.deb perl
cat > check.pl <<'PERL'
use strict;
use warnings;
use Lingua::EN::Words2Nums;

for my $words ("several", "a few dozen", "hundreds of thousands", "dozens", "dozens and dozens", "six of nine") {
    printf "%-21s  %s\n", $words, words2nums($words) // "undef";
}
PERL
perl -Iperl/usr/share/perl5 check.pl | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
several                undef
a few dozen            undef
hundreds of thousands  100000
dozens                 12
dozens and dozens      144
six of nine            15
SEEN
