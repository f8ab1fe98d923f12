"""`python -m report_builder.aside`: a side process, which is told what to do on its standard input."""

from report_builder.aside.side import serve

if __name__ == "__main__":
    serve()
