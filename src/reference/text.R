# Writing numbers so that reading them gives the same double again.

exact <- function(x) {
  x <- as.double(x)
  digits <- rep("null", length(x))
  ok <- is.finite(x)
  # 15 digits where they are enough, else 17.
  short <- sprintf("%.15g", x[ok])
  digits[ok] <- ifelse(as.double(short) == x[ok], short, sprintf("%.17g", x[ok]))
  digits
}

jsonString <- function(x) {
  x <- gsub("\\", "\\\\", x, fixed = TRUE)
  ifelse(is.na(x), "null", paste0("\"", gsub("\"", "\\\"", x, fixed = TRUE), "\""))
}

# Named list -> object, unnamed list or vector of length other than one -> array, matrix -> array
# of rows, NULL and NA -> null. array(x) forces an array for a vector of length one.
json <- function(x, indent = "") {
  inner <- paste0(indent, "  ")
  if (is.null(x)) return("null")
  if (is.list(x) && !is.null(names(x))) {
    fields <- vapply(names(x), function(n) paste0(inner, jsonString(n), ": ", json(x[[n]], inner)), "")
    return(paste0("{\n", paste(fields, collapse = ",\n"), "\n", indent, "}"))
  }
  if (is.list(x)) {
    if (length(x) == 0) return("[]")
    items <- vapply(x, function(item) paste0(inner, json(item, inner)), "")
    return(paste0("[\n", paste(items, collapse = ",\n"), "\n", indent, "]"))
  }
  if (is.matrix(x)) {
    rows <- vapply(seq_len(nrow(x)), function(i) paste0(inner, jsonArray(x[i, ])), "")
    return(paste0("[\n", paste(rows, collapse = ",\n"), "\n", indent, "]"))
  }
  if (length(x) == 1 && !is.array(x)) return(jsonScalars(x))
  jsonArray(x)
}

jsonScalars <- function(x) {
  if (is.character(x) || is.factor(x)) return(jsonString(as.character(x)))
  if (is.logical(x)) return(ifelse(is.na(x), "null", tolower(as.character(x))))
  exact(x)
}

jsonArray <- function(x) paste0("[", paste(jsonScalars(as.vector(x)), collapse = ", "), "]")

writeJson <- function(x, file) writeLines(json(x), file)

# A CSV table; missing cells are empty, text is quoted only where it must be.
writeCsv <- function(table, file) {
  cells <- lapply(table, function(column) {
    text <- if (is.numeric(column)) exact(column) else as.character(column)
    text[is.na(column)] <- ""
    quoted <- grepl("[\",\n]", text)
    text[quoted] <- paste0("\"", gsub("\"", "\"\"", text[quoted], fixed = TRUE), "\"")
    text
  })
  names(cells) <- NULL
  header <- paste(names(table), collapse = ",")
  writeLines(c(header, do.call(paste, c(cells, sep = ","))), file)
}

# The data as a test reads them: text columns become factors with levels in order of code points.
readCsv <- function(file) {
  read.csv(file, na.strings = "", check.names = FALSE, stringsAsFactors = TRUE)
}

sessionText <- function() {
  versions <- vapply(c("lme4", "lmerTest", "pbkrtest", "nlme", "glmmTMB", "numDeriv", "Matrix", "performance", "insight"),
                     function(p) paste(p, packageVersion(p)), "")
  blas <- basename(extSoftVersion()[["BLAS"]])
  c(R.version.string, paste("Platform:", R.version$platform), paste("BLAS:", blas), versions)
}
