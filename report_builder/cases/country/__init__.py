"""Counts of many services in one pass over a dataset that is partitioned by service.

The rules are those of `cases.counts`, and the tests hold both to the same numbers. What is different is how: columns
stay the categories that Parquet has stored, as numbers of a byte or two, and no row ever becomes text or an object. A
service whose partitions are not as plain as that takes (spellings to be read, blank rows, rows that stop) is counted
the ordinary way, by `cases.load` and `cases.counts`, or stops with its findings.
"""
