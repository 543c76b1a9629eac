#!/bin/sh
# Print why a list of outputs must be made again, or nothing if it is up to date.
# Usage: stale.sh build/.pdf
# A folder of the book is newer than the list when a file in it has come or gone.
list=$1
test -e "$list" || { echo "$list is missing"; exit; }
while read -r file; do
    test -e "$file" || { echo "$file is missing"; exit; }
done <"$list"
test ! house.toml -nt "$list" || { echo "house.toml is newer"; exit; }
find manuscript templates styles -newer "$list" | head -n 1
find src/stonehand -name '*.py' -newer "$list" | head -n 1
