#!/usr/bin/env bash
# 3 to 5 March 2019 is in this year, at 20:19.
#
# natty finds dates in text, and gives one, two for a range, or none (README). It reads "3 March 2019". Expected: 3 and 5 March
# 2019; no date for "the first half of 2024", or 2024; no day for 29 February of a year without one; two years and a half. What
# happens: behind a range of days, "half" or "Q2" the year is a time of day, 20:19 or 20:24, and the day that of reference, or
# in its year; 29 February is 1 March; and of "two and a half years ago" the words "years ago" are read, as one year.
# Guess before: as expected, with no date for the halves and quarters. Source: Maven com.joestelmach:natty 0.13.
# Seen (told at noon on 12 March 2025):
#   3 March 2019                 2019-03-03T12:00
#   3 to 5 March 2019            2025-03-03T20:19 2025-03-05T20:19
#   between 12 and 14 March 2019 2025-03-12T20:19 2025-03-14T20:19
#   the first half of 2024       2025-03-12T20:24
#   Q2 2024                      2025-03-12T20:24
#   Feb. 29                      2025-03-01T12:00
#   two and a half years ago     2024-03-12T12:00
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > pom.xml <<'XML'
<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>check</groupId><artifactId>check</artifactId><version>1</version>
  <dependencies><dependency><groupId>com.joestelmach</groupId><artifactId>natty</artifactId><version>0.13</version></dependency></dependencies>
</project>
XML
mvn -q -B -Dmaven.repo.local="$folder/repository" dependency:copy-dependencies -DoutputDirectory=lib > said.txt 2>&1 || { cat said.txt >&2; exit 1; }
cat > Check.java <<'JAVA'
import com.joestelmach.natty.DateGroup;
import com.joestelmach.natty.Parser;
import java.util.Date;
import java.util.TimeZone;

public class Check {
    public static void main(String[] arguments) {
        Date told = Date.from(java.time.Instant.parse("2025-03-12T12:00:00Z"));
        String[] texts = {"3 March 2019", "3 to 5 March 2019", "between 12 and 14 March 2019", "the first half of 2024", "Q2 2024", "Feb. 29", "two and a half years ago"};
        for (String text : texts) {
            StringBuilder line = new StringBuilder(String.format("%-28s", text));
            for (DateGroup group : new Parser(TimeZone.getTimeZone("UTC")).parse(text, told)) {
                for (Date date : group.getDates()) line.append(" ").append(date.toInstant().toString(), 0, 16);
            }
            System.out.println(line);
        }
    }
}
JAVA
javac -cp "lib/*" Check.java
java -Duser.timezone=UTC -cp "lib/*:." Check 2> said.txt | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
3 March 2019                 2019-03-03T12:00
3 to 5 March 2019            2025-03-03T20:19 2025-03-05T20:19
between 12 and 14 March 2019 2025-03-12T20:19 2025-03-14T20:19
the first half of 2024       2025-03-12T20:24
Q2 2024                      2025-03-12T20:24
Feb. 29                      2025-03-01T12:00
two and a half years ago     2024-03-12T12:00
SEEN
