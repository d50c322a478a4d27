#!/usr/bin/env bash
# With printed quotation marks no sentence ends after a quotation.
#
# Lingua::EN::Sentence divides English text into sentences, also where a full stop is followed by the quotation mark of
# typewriters or a bracket. Expected: two sentences for each text below. What happens: after ” and ’, which newspapers print,
# the sentence goes on, so that what somebody said and what happened then are one; of a page with such marks the longest
# sentences come out.
# Guess before: two for each. Source: Debian's liblingua-en-sentence-perl 0.33-2.
# Seen:
#   He said: "It fell." Then he left.     2: He said: "It fell." | Then he left.
#   He said: “It fell.” Then he left.     1: He said: “It fell.” Then he left.
#   He said: ‘It fell.’ Then he left.     1: He said: ‘It fell.’ Then he left.
#   “Did it fall?” She left.              1: “Did it fall?” She left.
#   [It fell.] Then he left.              2: [It fell.] | Then he left.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
packages="liblingua-en-sentence-perl=0.33-2"
apt-get -qq download $packages 2> /dev/null || { apt-get -qq update && apt-get -qq download $packages 2> /dev/null; }
for package in *.deb; do dpkg -x "$package" perl; done
cat > check.pl <<'PERL'
use strict;
use warnings;
use utf8;
use open qw(:std :utf8);
use Lingua::EN::Sentence qw(get_sentences);

for my $text ('He said: "It fell." Then he left.', 'He said: “It fell.” Then he left.', 'He said: ‘It fell.’ Then he left.', '“Did it fall?” She left.', '[It fell.] Then he left.') {
    my @sentences = @{get_sentences($text)};
    printf "%-37s %d: %s\n", $text, scalar @sentences, join(" | ", @sentences);
}
PERL
PERL5LIB=perl/usr/share/perl5 perl check.pl | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
He said: "It fell." Then he left.     2: He said: "It fell." | Then he left.
He said: “It fell.” Then he left.     1: He said: “It fell.” Then he left.
He said: ‘It fell.’ Then he left.     1: He said: ‘It fell.’ Then he left.
“Did it fall?” She left.              1: “Did it fall?” She left.
[It fell.] Then he left.              2: [It fell.] | Then he left.
SEEN
