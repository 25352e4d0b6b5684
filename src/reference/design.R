# How R expands formulas and names the columns of the fixed design, in expected/designs.json: of every formula
# the labels of its terms and the column names of model.matrix, for nominal a (3 categories), b and c (2 each) and
# numeric x and z.

designFormulas <- c(
  "y ~ 1", "y ~ x", "y ~ 0 + x", "y ~ x - 1", "y ~ -1 + x", "y ~ x + 0 + z", "y ~ x + 1", "y ~ 0 + x + 1",
  "y ~ x + z + x:z", "y ~ x * z", "y ~ x * z - x", "y ~ x * z - x:z", "y ~ z * x + x", "y ~ (x + z)^2", "y ~ (x + z)^3",
  "y ~ x / z", "y ~ x:z + z + x", "y ~ z + x + x:z", "y ~ z:x", "y ~ (x)", "y ~ (x + z) - x", "y ~ x + x:x",
  "y ~ a", "y ~ 0 + a", "y ~ a + b", "y ~ 0 + a + b", "y ~ 0 + x + a", "y ~ 0 + x + a + b", "y ~ b + a",
  "y ~ a * b", "y ~ b * a", "y ~ b + a + a:b", "y ~ 0 + a * b", "y ~ a:b", "y ~ 0 + a:b", "y ~ a + a:b", "y ~ b + a:b",
  "y ~ a / b", "y ~ a * b - a", "y ~ a * b - b", "y ~ a * b * c", "y ~ (a + b + c)^2", "y ~ a * b * c - a:b:c",
  "y ~ a + a:b:c", "y ~ a / (b + c)", "y ~ (a + b) / c", "y ~ a * (b + c)", "y ~ (a + b):c",
  "y ~ x * a", "y ~ a * x", "y ~ x:a", "y ~ a:x", "y ~ x + x:a", "y ~ a + x:a", "y ~ 0 + x:a", "y ~ 0 + x + x:a", "y ~ 0 + a:x + b", "y ~ 0 + x:b + a", "y ~ 0 + a + x:a",
  "y ~ 0 + x * a", "y ~ x * a * b", "y ~ x * z * a", "y ~ x:z:a", "y ~ x + a + b + x:a + a:b", "y ~ x:a:b",
  "y ~ x / a", "y ~ a / x", "y ~ x + (a + b)^2 - b", "y ~ a*b:x", "y ~ x*z:a + b")

writeDesigns <- function(folder) {
  cells <- expand.grid(a = c("a1", "a2", "a3"), b = c("b1", "b2"), c = c("c1", "c2"), k = 1:3)
  cells$x <- seq_len(nrow(cells))^0.5
  cells$z <- cos(seq_len(nrow(cells)))
  cells$y <- 0
  designs <- lapply(designFormulas, function(text) {
    terms <- terms(as.formula(text))
    list(formula = text, intercept = attr(terms, "intercept") == 1, terms = array(attr(terms, "term.labels")),
         columns = array(colnames(model.matrix(terms, cells))))
  })
  levels <- list(a = c("a1", "a2", "a3"), b = c("b1", "b2"), c = c("c1", "c2"))
  writeJson(list(nominal = levels, designs = designs), file.path(folder, "designs.json"))
}
