"""`python -m report_builder.aside`: a side process, which is told what to do on its standard input."""

from report_builder.aside.side import end_at_once, serve

if __name__ == "__main__":
    try:
        serve()
    finally:
        end_at_once()
