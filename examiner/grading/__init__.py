"""Many submissions: in parallel, on a cluster, resumed and graded anew."""
