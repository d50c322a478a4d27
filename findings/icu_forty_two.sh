#!/usr/bin/env bash
# Forty two thousand are 4002, twenty five million are 2005, and ninety nine are 9009.
#
# ICU writes numbers in words and reads them again (RuleBasedNumberFormat, SPELLOUT); "forty-two" is 42, and years are read as
# well: "nineteen eighty-four" is 1984. Expected: 42000 without the hyphen too, as many people and most transcripts write, or 40
# with the rest left over. What happens: two words without a hyphen are the halves of a year, "twenty oh five", and the word
# that follows is left over; the wrong reading is the longer one, so it wins. setLenientParseMode(true) mends it; it is off
# unless it is set.
# Guess before: 42000, 25000000, 99, and 19 for "nineteen eighty-four". Source: Maven com.ibm.icu:icu4j 76.1.
# Seen:
#   forty-two thousand    42000  lenient 42000
#   forty two thousand    4002   lenient 42000
#   twenty five million   2005   lenient 25000000
#   ninety nine           9009   lenient 99
#   nineteen eighty-four  1984   lenient 1984
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
      <groupId>com.ibm.icu</groupId>
      <artifactId>icu4j</artifactId>
      <version>76.1</version>
    </dependency>
  </dependencies>
</project>
XML
mvn -q -B -Dmaven.repo.local="$folder/repository" dependency:copy-dependencies -DoutputDirectory=jars > mvn.txt 2>&1
cat > Check.java <<'JAVA'
import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.text.ParsePosition;

public class Check {
    static Number read(String text, boolean lenient) {
        RuleBasedNumberFormat words = new RuleBasedNumberFormat(ULocale.ENGLISH, RuleBasedNumberFormat.SPELLOUT);
        words.setLenientParseMode(lenient);
        return words.parse(text, new ParsePosition(0));
    }

    public static void main(String[] arguments) {
        for (String text : new String[] {
            "forty-two thousand", "forty two thousand", "twenty five million", "ninety nine", "nineteen eighty-four"
        }) {
            System.out.printf("%-20s  %-5s  lenient %s%n", text, read(text, false), read(text, true));
        }
    }
}
JAVA
java -cp "jars/*" Check.java | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
forty-two thousand    42000  lenient 42000
forty two thousand    4002   lenient 42000
twenty five million   2005   lenient 25000000
ninety nine           9009   lenient 99
nineteen eighty-four  1984   lenient 1984
SEEN
