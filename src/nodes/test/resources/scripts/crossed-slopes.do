* reactions
egen long item_g = group(item)
mixed rt dose || _all: R.item_g || subject: dose, covariance(unstructured) reml
