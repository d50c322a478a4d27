#!/usr/bin/env bash
# Every month of the last century is its 19th day, and every one of this century its 20th.
#
# ParseDate() reads dates as people write them. Expected: the first day of the month, or nothing, as for "2024 June" and "Q2
# 2025". What happens: the four digits are taken for a day and a year of two digits, 19 and 45. It is told at an option that
# changes it (Date::Manip::Config, "Format_MMMYYYY"), and no error is given. Whether the century is right is chance: 1945 stays,
# 1935 is 2035. "1990s" is no decade but a number of seconds from now.
# Guess before: 2025-03-01, 1945-05-01, and nothing for "1990s". Source: Debian's libdate-manip-perl 6.91-1.
# Seen (told at noon on 12 March 2025):
#   March 2025    2025-03-20 00:00:00
#   May 1945      1945-05-19 00:00:00
#   Feb 1935      2035-02-19 00:00:00
#   June of 2024  2024-06-20 00:00:00
#   1990s         2025-03-12 12:33:10
#   2024 June     nothing
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
package=libdate-manip-perl=6.91-1
apt-get -qq download "$package" 2> /dev/null || { apt-get -qq update && apt-get -qq download "$package" 2> /dev/null; }
dpkg -x libdate-manip-perl_*.deb perl
cat > check.pl <<'PERL'
use strict;
use warnings;
use Date::Manip;

Date_Init("ForceDate=2025-03-12-12:00:00,Etc/UTC");
for my $text ("March 2025", "May 1945", "Feb 1935", "June of 2024", "1990s", "2024 June") {
    my $date = ParseDate($text);
    printf "%-12s  %s\n", $text, $date ? UnixDate($date, "%Y-%m-%d %H:%M:%S") : "nothing";
}
PERL
perl -Iperl/usr/share/perl5 check.pl | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
March 2025    2025-03-20 00:00:00
May 1945      1945-05-19 00:00:00
Feb 1935      2035-02-19 00:00:00
June of 2024  2024-06-20 00:00:00
1990s         2025-03-12 12:33:10
2024 June     nothing
SEEN
