"""`python -m report_builder` is `report-builder`."""

from report_builder.cli.main import main

if __name__ == "__main__":
    main()
