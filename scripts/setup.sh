#!/bin/sh
# Find a Python that is new enough and let it make this machine ready.
# Usage: setup.sh PYTHON runtime|dev
for python in "$1" python3 python3.14 python3.13 python3.12 python3.11; do
    if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        exec "$python" "$(dirname "$0")/setup.py" "$2"
    fi
done
found=$("$1" --version 2>&1) || found="no $1"
echo "stonehand: Python 3.11 or newer is needed ($found here): install it (Debian 12+, Ubuntu 23.04+: apt-get install python3 python3-venv; macOS: brew install python) or name one: make PYTHON=/path/to/python3.11" >&2
exit 1
