# One-way data of NIST's Statistical Reference Datasets (https://www.itl.nist.gov/div898/strd/anova/anova.html) as
# random-effects data: balanced, so that REML is sigma^2 = MSW and tau^2 = (MSB - MSW) / n exactly. Written as
# data/nist-<name>.csv, and expected/nist.json with
#   certified  from NIST's mean squares
#   stored     of the numbers as doubles hold them: with 13 constant leading digits these are others
#   lme4       lme4's estimates, and to how many digits they agree with `stored` (log relative error)

# Powell, Murphy & Gramlich (1982), silver's atomic weight by two instruments: digits after 107.868.
silver <- list(
  c(1568, 1465, 1572, 1785, 1446, 1903, 1526, 1494, 1616, 1587, 1519, 1486, 1419, 1569, 1508, 1672, 1385, 1518, 1662,
    1424, 1360, 1333, 1610, 1477),
  c(1079, 1344, 1513, 1197, 1604, 1385, 1642, 1365, 1151, 1082, 1517, 1448, 1198, 1482, 1334, 1609, 1101, 1512, 1469,
    1360, 1254, 1261, 1450, 1368))

# Ehrstein & Croarkin (1994), resistivity of silicon by five instruments: digits after 196.
silicon <- list(
  c(3052, 1240, 1890, 2569, 3403), c(3042, 3825, 1669, 3257, 422), c(1303, 2005, 2889, 343, 1811),
  c(2795, 1748, 1494, 1485, -115), c(2119, 1051, 1850, 52, 2090))

# Simon & Lesage (1989), Comput. Stat. Data Anal. 8, 325-332: y_ij = leading + b_i + b_j with b = .2, .1, .3, .1, .3, ...
simonLesage <- function(leading) {
  b <- c(2, rep(c(1, 3), 10))
  lapply(b[1:9], function(group) 10 * leading + group + b)
}

# Whole numbers divided once by `unit` are the doubles nearest to the published decimals.
nistSets <- function() {
  set <- function(name, groups, constant, unit, between, within) {
    decimals <- lapply(groups, function(g) (round(constant * unit) + g) / unit)
    list(name = name, groups = decimals, between = between, within = within)
  }
  small <- function(name, leading) set(name, simonLesage(leading), 0, 10, 0.21, 0.01)
  sets <- list(
    set("atmwtag", silver, 107.868, 1e7, 3.638341875e-9, 2.28155932971014e-10),
    set("sirstv", silicon, 196, 1e4, 1.27865654e-2, 1.0831828e-2),
    small("smls01", 1), small("smls04", 1e6), small("smls07", 1e12))
  leading <- c(107.8125, 196, 1, 1e6, 1e12)  # subtracted exactly from every double
  Map(function(s, l) c(s, list(leading = l)), sets, leading)
}

components <- function(between, within, n) list(sigma2 = within, tau2 = (between - within) / n)

# Mean squares of the doubles: the leading part is taken off without rounding.
storedComponents <- function(set) {
  n <- length(set$groups[[1]])
  rest <- vapply(set$groups, function(g) g - set$leading, numeric(n))
  means <- colMeans(rest)
  within <- sum((t(rest) - means)^2) / (length(means) * (n - 1))
  between <- n * sum((means - mean(means))^2) / (length(means) - 1)
  components(between, within, n)
}

digits <- function(estimate, exact) min(15, max(0, -log10(abs(estimate - exact) / abs(exact))))

lme4Components <- function(table, stored) {
  control <- lmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-10, maxfun = 1e5),
                         check.conv.singular = "ignore", check.conv.grad = "ignore", check.conv.hess = "ignore")
  fit <- suppressWarnings(lmer(y ~ 1 + (1 | group), table, control = control))
  sigma2 <- sigma(fit)^2
  tau2 <- componentCovariances(fit)[[1]][1, 1]
  list(sigma2 = sigma2, tau2 = tau2, sigma2Digits = digits(sigma2, stored$sigma2), tau2Digits = digits(tau2, stored$tau2))
}

writeNist <- function(dataFolder, folder) {
  sets <- lapply(nistSets(), function(set) {
    n <- length(set$groups[[1]])
    table <- data.frame(group = rep(seq_along(set$groups), each = n), y = unlist(set$groups))
    writeCsv(table, file.path(dataFolder, paste0("nist-", set$name, ".csv")))
    stored <- storedComponents(set)
    list(data = paste0("nist-", set$name), formula = "y ~ 1 + (1 | group)", groups = length(set$groups), rowsPerGroup = n,
         certified = components(set$between, set$within, n), stored = stored, lme4 = lme4Components(table, stored))
  })
  writeJson(list(sets = unname(sets)), file.path(folder, "nist.json"))
}
