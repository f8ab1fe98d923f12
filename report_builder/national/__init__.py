"""Many services' papers and the tables of their totals, protected together: one room, above the papers' pipeline."""
