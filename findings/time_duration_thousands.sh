#!/usr/bin/env bash
# 10,000 seconds are ten, and 1,500 hours are an hour and a half.
#
# Time::Duration::Parse makes seconds of "2 minutes and 3 seconds" and dies of what it does not know, as "1h30" or "two hours".
# Expected: 10000, as English is read here and a comma stands between two parts ("1 hour, 500 seconds"). What happens: within a
# number a comma is the point of a decimal, which the documentation does not say, and the result is rounded to whole seconds, so
# that 1,500 seconds are two. From a million on, with two commas, it dies.
# Guess before: 10000 seconds. Source: Debian's libtime-duration-parse-perl 0.16-1.
# Seen:
#   10000 seconds        10000 s
#   10,000 seconds       10 s
#   1,500 seconds        2 s
#   1,500 hours          5400 s
#   1 hour, 500 seconds  4100 s
#   2,150,000 seconds    dies
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
packages="libtime-duration-parse-perl=0.16-1 libexporter-lite-perl=0.09-2"
apt-get -qq download $packages 2> /dev/null || { apt-get -qq update && apt-get -qq download $packages 2> /dev/null; }
for package in *.deb; do dpkg -x "$package" perl; done
cat > check.pl <<'PERL'
use strict;
use warnings;
use Time::Duration::Parse;

for my $text ("10000 seconds", "10,000 seconds", "1,500 seconds", "1,500 hours", "1 hour, 500 seconds", "2,150,000 seconds") {
    my $seconds = eval { parse_duration($text) };
    printf "%-20s %s\n", $text, defined $seconds ? "$seconds s" : "dies";
}
PERL
PERL5LIB=perl/usr/share/perl5 perl check.pl | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
10000 seconds        10000 s
10,000 seconds       10 s
1,500 seconds        2 s
1,500 hours          5400 s
1 hour, 500 seconds  4100 s
2,150,000 seconds    dies
SEEN
