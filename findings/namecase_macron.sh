#!/usr/bin/env bash
# Macron is written MacRon, and Xi Lanying and Vi Nguyen have Roman numbers for first names.
#
# nc() gives a name that was stored in capitals its usual form: McCarthy, O'Callaghan, "van Dyke" (documentation). Expected:
# Macron, since the module has a list of such names that are no Scottish ones (Machado, Macevicius, Mackie); Xi, since a first
# name is no numeral. What happens: a capital follows every Mac that is not on the list; X, V and I at the beginning are
# the numeral eleven or six (a switch, ROMAN, is told for the family name Li); and Al Moreno and Van Lenz begin with a small
# letter.
# Guess before: Macron, Xi, Vi, Al and Van. Source: Debian's liblingua-en-namecase-perl 1.21-2.
# Seen:
#   ANA MACHADO      Ana Machado
#   LEA MACRON       Lea MacRon
#   XI LANYING       XI Lanying
#   VI NGUYEN        VI Nguyen
#   AL MORENO        al Moreno
#   VAN LENZ         van Lenz
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
package=liblingua-en-namecase-perl=1.21-2
apt-get -qq download "$package" 2> /dev/null || { apt-get -qq update && apt-get -qq download "$package" 2> /dev/null; }
dpkg -x liblingua-en-namecase-perl_*.deb perl
cat > check.pl <<'PERL'
use strict;
use warnings;
use Lingua::EN::NameCase 'nc';

printf "%-15s  %s\n", $_, nc($_) for "ANA MACHADO", "LEA MACRON", "XI LANYING", "VI NGUYEN", "AL MORENO", "VAN LENZ";
PERL
perl -Iperl/usr/share/perl5 check.pl | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
ANA MACHADO      Ana Machado
LEA MACRON       Lea MacRon
XI LANYING       XI Lanying
VI NGUYEN        VI Nguyen
AL MORENO        al Moreno
VAN LENZ         van Lenz
SEEN
