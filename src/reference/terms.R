# The random-effects terms of a fit in the order of its formula. lme4 orders its components by their
# number of levels and splits (x || g) into one component per column; here (x || g) is one term with a
# diagonal covariance, which is how it is written.

# Calls `|` and `||` of a formula, left to right.
barCalls <- function(expression) {
  if (!is.call(expression)) return(list())
  if (deparse(expression[[1]])[1] %in% c("|", "||")) return(list(expression))
  unlist(lapply(as.list(expression)[-1], barCalls), recursive = FALSE)
}

# (x | a/b) stands for (x | a) and (x | b:a).
groupNames <- function(expression) {
  if (is.call(expression) && identical(expression[[1]], as.name("/"))) {
    outer <- groupNames(expression[[2]])
    return(c(outer, paste0(deparse(expression[[3]]), ":", outer[length(outer)])))
  }
  if (is.call(expression) && identical(expression[[1]], as.name("("))) return(groupNames(expression[[2]]))
  deparse(expression)
}

# One element per term: group, diagonal, components (indices into lme4's components).
randomTerms <- function(fit, formula) {
  components <- fit@cnms
  free <- rep(TRUE, length(components))
  terms <- list()
  for (bar in barCalls(formula[[3]])) {
    diagonal <- identical(bar[[1]], as.name("||"))
    columns <- colnames(model.matrix(eval(call("~", bar[[2]])), model.frame(fit)))
    for (group in groupNames(bar[[3]])) {
      wanted <- if (diagonal) as.list(columns) else list(columns)
      found <- vapply(wanted, function(names) {
        which(free & names(components) == group & vapply(components, identical, NA, names))[1]
      }, 1L)
      if (anyNA(found)) stop("no component for ", deparse(bar))
      free[found] <- FALSE
      terms <- c(terms, list(list(group = group, columns = columns, diagonal = diagonal, components = found)))
    }
  }
  stopifnot(!any(free))
  terms
}

# Covariance matrix of each of lme4's components: sigma^2 Lambda Lambda'.
componentCovariances <- function(fit) {
  lapply(getME(fit, "Tlist"), function(lambda) as.matrix(sigma(fit)^2 * tcrossprod(lambda)))
}

blockDiagonal <- function(blocks) {
  size <- sum(vapply(blocks, nrow, 1L))
  whole <- matrix(0, size, size)
  at <- 0
  for (block in blocks) {
    rows <- at + seq_len(nrow(block))
    whole[rows, rows] <- block
    at <- at + nrow(block)
  }
  whole
}

# Conditional modes b and the square roots of Var(b | y) for theta, sigma and beta as estimated:
# sigma^2 Lambda (Lambda'Z'WZ Lambda + I)^-1 Lambda'. Taken from the definition because lme4 gives the
# variances of several terms of one factor in another shape. Order: as the columns of Z.
conditionalModes <- function(fit) {
  Lambda <- getME(fit, "Lambda")
  Zw <- Matrix::Diagonal(x = sqrt(weights(fit))) %*% getME(fit, "Z")
  A <- as.matrix(Matrix::crossprod(Zw %*% Lambda)) + diag(ncol(Lambda))
  variance <- sigma(fit)^2 * as.matrix(Lambda) %*% solve(A, t(as.matrix(Lambda)))
  list(modes = as.vector(getME(fit, "b")), stdErrors = sqrt(pmax(0, diag(variance))))
}

# Per component a matrix levels x columns of a vector in the order of the columns of Z.
componentMatrix <- function(fit, values, component) {
  Gp <- getME(fit, "Gp")
  matrix(values[(Gp[component] + 1):Gp[component + 1]], ncol = length(fit@cnms[[component]]), byrow = TRUE)
}
