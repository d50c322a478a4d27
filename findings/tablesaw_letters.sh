#!/usr/bin/env bash
# The codes 5d and 6f are the numbers 5 and 6, and the initials T and F are true and false.
#
# Tablesaw finds out the type of each column when it reads CSV. Expected: text for codes that are no numbers and for initials,
# and 1.5 or text for 1,5. What happens: a column is one of numbers if Java's own reader takes all its cells, and that takes a d
# or f at the end, the sign of Java's two kinds of numbers; so hexadecimal codes and school classes lose their letters; commas
# are taken out wherever they stand, and decimals of other countries are ten times as much; a column of T and F or Y and N has
# booleans. Written again it is 5.0 and true.
# Guess before: text, 1.5 or text, text. Source: Maven tech.tablesaw:tablesaw-core 0.44.4.
# Seen:
#   5c     6f     STRING   5c 6f
#   5d     6f     DOUBLE   5.0 6.0
#   "1,5"  "2,5"  INTEGER  15 25
#   T      F      BOOLEAN  true false
#   Y      N      BOOLEAN  true false
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > pom.xml <<'XML'
<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>check</groupId><artifactId>check</artifactId><version>1</version>
  <dependencies><dependency><groupId>tech.tablesaw</groupId><artifactId>tablesaw-core</artifactId><version>0.44.4</version></dependency></dependencies>
</project>
XML
mvn -q -B -Dmaven.repo.local="$folder/repository" dependency:copy-dependencies -DoutputDirectory=lib > said.txt 2>&1 || { cat said.txt >&2; exit 1; }
cat > Check.java <<'JAVA'
import java.io.StringReader;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

public class Check {
    public static void main(String[] arguments) {
        String[][] columns = {{"5c", "6f"}, {"5d", "6f"}, {"\"1,5\"", "\"2,5\""}, {"T", "F"}, {"Y", "N"}};
        for (String[] cells : columns) {
            Column<?> column = Table.read().csv(new StringReader("code,n\n" + cells[0] + ",1\n" + cells[1] + ",2\n")).column("code");
            System.out.printf("%-6s %-6s %-8s %s %s%n", cells[0], cells[1], column.type(), column.get(0), column.get(1));
        }
    }
}
JAVA
javac -cp "lib/*" Check.java
java -cp "lib/*:." Check 2> said.txt | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
5c     6f     STRING   5c 6f
5d     6f     DOUBLE   5.0 6.0
"1,5"  "2,5"  INTEGER  15 25
T      F      BOOLEAN  true false
Y      N      BOOLEAN  true false
SEEN
