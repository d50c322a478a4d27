#!/usr/bin/env bash
# A number that is missing is 0, also where it may be nil, and 5.9 is 5.
#
# gocsv reads the rows of a CSV file into structs (README). A field of type *int is the usual way in Go to tell a missing number
# from nought, as in encoding/json. Expected: nil for an empty cell, and an error for 5.9 in a column of integers, as for
# "1,500". What happens: an empty cell is a pointer to 0; only a column that is not there at all is nil. A decimal is cut to an
# integer without an error. So statistics without a value count as nought, and a mean over them is too small.
# Guess before: nil, and an error. Source: Go github.com/gocarina/gocsv v0.0.0-20240520201108-78e41c74b4b1.
# Seen:
#   "Ana,"       value 0
#   "Ana,5.9"    value 5
#   "Ana,1500"   value 1500
#   "Ana" alone  value nil
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export GOMODCACHE=$folder/modules GOFLAGS="-mod=mod -modcacherw"
cat > main.go <<'GO'
package main

import (
	"fmt"

	"github.com/gocarina/gocsv"
)

type row struct {
	Name  string `csv:"name"`
	Value *int   `csv:"value"`
}

func main() {
	for _, file := range [][2]string{
		{`"Ana,"`, "name,value\nAna,\n"},
		{`"Ana,5.9"`, "name,value\nAna,5.9\n"},
		{`"Ana,1500"`, "name,value\nAna,1500\n"},
		{`"Ana" alone`, "name\nAna\n"},
	} {
		var rows []row
		if err := gocsv.UnmarshalString(file[1], &rows); err != nil {
			fmt.Printf("%-11s  %v\n", file[0], err)
		} else if rows[0].Value == nil {
			fmt.Printf("%-11s  value nil\n", file[0])
		} else {
			fmt.Printf("%-11s  value %d\n", file[0], *rows[0].Value)
		}
	}
}
GO
go mod init check 2> /dev/null
go get github.com/gocarina/gocsv@v0.0.0-20240520201108-78e41c74b4b1 2> /dev/null
go run . | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
"Ana,"       value 0
"Ana,5.9"    value 5
"Ana,1500"   value 1500
"Ana" alone  value nil
SEEN
