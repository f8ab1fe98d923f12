"""Work done aside: in a process of its own while this one goes on, or here where there is none. Knows of no report."""
