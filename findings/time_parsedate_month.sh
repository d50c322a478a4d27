#!/usr/bin/env bash
# June 1945 is 27 September 2030, and so are all months about five years ahead.
#
# Time::ParseDate reads dates as people write them, "May 12 2024" and "12 May 2024" among them, and gives undef for what it does
# not know, as for "Q2 2025" (documentation). A month with its year is not among the forms that it lists. Expected: undef, or the
# first day. What happens: the year is the day of the month, in the year of today, so that May 2024 is the day after 2023 others
# in this May, in November five years on; with VALIDATE it is undef. What a newspaper tells of the past is all in the future.
# Guess before: undef or 2024-05-01. Source: Debian's libtime-parsedate-perl 2015.103-4.
# Seen (told on 12 March 2025):
#   May 12 2024     2024-05-12
#   May 2024        2030-11-14  with VALIDATE undef
#   June 1945       2030-09-27  with VALIDATE undef
#   September 2023  2031-03-16  with VALIDATE undef
#   Q2 2025         undef
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
package=libtime-parsedate-perl=2015.103-4
apt-get -qq download "$package" 2> /dev/null || { apt-get -qq update && apt-get -qq download "$package" 2> /dev/null; }
dpkg -x libtime-parsedate-perl_*.deb perl
cat > check.pl <<'PERL'
use strict;
use warnings;
use POSIX qw(strftime);
use Time::ParseDate;

sub day {
    my ($text, @options) = @_;
    my $time = parsedate($text, NOW => 1741780800, GMT => 1, @options);
    return defined $time ? strftime("%Y-%m-%d", gmtime $time) : "undef";
}
for my $text ("May 12 2024", "May 2024", "June 1945", "September 2023", "Q2 2025") {
    my ($day, $valid) = (day($text), day($text, VALIDATE => 1));
    printf "%-14s  %s%s\n", $text, $day, $valid eq $day ? "" : "  with VALIDATE $valid";
}
PERL
perl -Iperl/usr/share/perl5 check.pl | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
May 12 2024     2024-05-12
May 2024        2030-11-14  with VALIDATE undef
June 1945       2030-09-27  with VALIDATE undef
September 2023  2031-03-16  with VALIDATE undef
Q2 2025         undef
SEEN
