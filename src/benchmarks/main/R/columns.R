# Reads and writes the folders of ColumnFiles: one file per column, big-endian doubles or 4-byte codes from 0 on.

read_columns <- function(folder) {
  lines <- readLines(file.path(folder, "columns.txt"))
  names <- sub(" [A-Z]+$", "", lines)
  kinds <- sub("^.* ", "", lines)
  as.data.frame(mapply(read_column, names, kinds, MoreArgs = list(folder = folder), SIMPLIFY = FALSE))
}

read_column <- function(name, kind, folder) {
  if (kind == "NUMERIC") {
    file <- file.path(folder, paste0(name, ".numbers"))
    return(readBin(file, "double", file.size(file) / 8, endian = "big"))
  }
  file <- file.path(folder, paste0(name, ".codes"))
  codes <- readBin(file, "integer", file.size(file) / 4, endian = "big") + 1L
  codes[codes == 0L] <- NA_integer_
  structure(codes, levels = readLines(file.path(folder, paste0(name, ".levels"))), class = "factor")
}

write_columns <- function(data, folder) {
  dir.create(folder, showWarnings = FALSE, recursive = TRUE)
  nominal <- vapply(data, is.factor, NA)
  for (name in names(data)) {
    write_column(data[[name]], file.path(folder, name))
  }
  writeLines(paste(names(data), ifelse(nominal, "NOMINAL", "NUMERIC")), file.path(folder, "columns.txt"))
}

write_column <- function(column, path) {
  if (is.factor(column)) {
    codes <- ifelse(is.na(column), -1L, as.integer(column) - 1L)
    writeBin(codes, paste0(path, ".codes"), endian = "big")
    writeLines(levels(column), paste0(path, ".levels"))
  } else {
    writeBin(as.double(column), paste0(path, ".numbers"), endian = "big")
  }
}
