* sleepstudy
mixed Reaction Days || Subject: Days, covariance(unstructured) reml dfmethod(residual)
