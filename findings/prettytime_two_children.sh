#!/usr/bin/env bash
# He has two children: at two o'clock at night; it is five miles, at five; and the month 2025-03 is 23:25.
#
# PrettyTime NLP finds dates in text, with the words that were found (documentation, "PrettyTime NLP"). Expected: nothing for
# counts, and a month or nothing for 2025-03, as "May 1945" is 1 May 1945. What happens: a number in words or digits is an hour
# of today in many a sentence; a year behind "since" or "half of" is a time, 20:19; and the month in ISO 8601 and EDTF is 20:25,
# three hours west of Greenwich. The words that were found are not those of the text: "two" is given back as "02".
# Guess before: nothing, nothing, and 2025-03-01 or nothing. Source: Maven org.ocpsoft.prettytime:prettytime-nlp 5.0.9.Final.
# Seen (times in UTC):
#   He has two children.  "02"        today 02:00
#   It is five miles.     "05"        today 05:00
#   since 2019            "2019"      today 20:19
#   2025-03               "2025-03"   today 23:25
#   May 1945              "May 1945"  1945-05-01
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>check</groupId>
  <artifactId>check</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.ocpsoft.prettytime</groupId>
      <artifactId>prettytime-nlp</artifactId>
      <version>5.0.9.Final</version>
    </dependency>
  </dependencies>
</project>
XML
mvn -q -B -Dmaven.repo.local="$folder/repository" dependency:copy-dependencies -DoutputDirectory=jars > mvn.txt 2>&1
cat > Check.java <<'JAVA'
import java.text.SimpleDateFormat;
import java.util.Date;
import java.util.TimeZone;
import org.ocpsoft.prettytime.nlp.PrettyTimeParser;
import org.ocpsoft.prettytime.nlp.parse.DateGroup;

public class Check {
    public static void main(String[] arguments) {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        SimpleDateFormat day = new SimpleDateFormat("yyyy-MM-dd");
        SimpleDateFormat time = new SimpleDateFormat("HH:mm");
        PrettyTimeParser parser = new PrettyTimeParser(TimeZone.getTimeZone("UTC"));
        for (String text : new String[] {"He has two children.", "It is five miles.", "since 2019", "2025-03", "May 1945"}) {
            String today = day.format(new Date());
            for (DateGroup group : parser.parseSyntax(text)) {
                Date date = group.getDates().get(0);
                String found = day.format(date).equals(today) ? "today " + time.format(date) : day.format(date);
                System.out.printf("%-20s  %-10s  %s%n", text, '"' + group.getText() + '"', found);
            }
        }
    }
}
JAVA
java -cp "jars/*" Check.java 2> /dev/null | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
He has two children.  "02"        today 02:00
It is five miles.     "05"        today 05:00
since 2019            "2019"      today 20:19
2025-03               "2025-03"   today 23:25
May 1945              "May 1945"  1945-05-01
SEEN
