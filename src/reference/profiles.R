# Profiles of the deviance as lme4 makes them, in files expected/profile-<id>.json. The steps between the points are
# short, a fortieth of the 95% limit's zeta, so that the splines through them give the limits to seven digits.

writeProfiles <- function(fits, folder) {
  for (id in c("sleepstudy-correlated", "sleepstudy-uncorrelated", "dyestuff", "penicillin", "pastes-nested", "bdf-slope")) {
    fit <- fits[[paste0(id, "-ml")]]
    message("profile ", id)
    writeJson(list(id = id, level = 0.95, parameters = profiles(fit)), file.path(folder, paste0("profile-", id, ".json")))
  }
}

profiles <- function(fit, level = 0.95, which = NULL) {
  quantile <- qnorm((1 + level) / 2)
  if (is.null(which)) which <- seq_len(length(getME(fit, "theta")) + 1 + length(fixef(fit)))
  profile <- suppressWarnings(profile(fit, which = which, signames = FALSE, delta = quantile / 40, maxpts = 500,
                                      optimizer = "bobyqa", control = list(rhoend = 1e-9)))
  limits <- suppressWarnings(confint(profile, level = level, quiet = TRUE))
  lapply(rownames(limits), function(name) {
    points <- profile[profile$.par == name, c(name, ".zeta")]
    points <- points[is.finite(points$.zeta) & abs(points$.zeta) < 2.5 * quantile / 2, ]
    shown <- points[round(seq(1, nrow(points), length.out = 9)), ]
    c(parameter(fit, name),
      list(lower = limits[name, 1], upper = limits[name, 2], values = array(shown[[name]]), zetas = array(shown$.zeta)))
  })
}

# lme4 names a standard deviation sd_<effect>|<group>, a correlation cor_<effect>.<effect before it>|<group>.
parameter <- function(fit, name) {
  if (name == "sigma") return(list(kind = "residual"))
  if (name %in% names(fixef(fit))) return(list(kind = "coefficient", term = name))
  group <- sub("^.*\\|", "", name)
  effects <- sub("\\|[^|]*$", "", sub("^(sd|cor)_", "", name))
  if (startsWith(name, "sd_")) return(list(kind = "deviation", group = sub("\\.[0-9]+$", "", group), effect = effects))
  columns <- fit@cnms[[group]]
  pairs <- expand.grid(second = columns, first = columns)
  pair <- pairs[paste(pairs$second, pairs$first, sep = ".") == effects, ]
  list(kind = "correlation", group = group, first = as.character(pair$first), second = as.character(pair$second))
}
