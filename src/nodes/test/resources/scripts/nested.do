* classrooms
* Not possible by mixed: it has no weights for which Var(e) = sigma2 / w.
