"""`python -m dashboard.command` is the same as `alliance-atlas`."""

import sys

from dashboard.command import main

if __name__ == "__main__":
    sys.exit(main())
