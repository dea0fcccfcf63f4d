"""Start the atlas: `python app.py`, or point a WSGI server at `app:server`."""

import os
import sys

from dashboard.application import create_app
from dashboard.command import main
from dashboard.settings import read_settings

if __name__ == "__main__":
    sys.exit(main(["run", *sys.argv[1:]]))

app = create_app(read_settings(os.environ))
server = app.server
