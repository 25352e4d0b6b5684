# What pictures of fits show: residuals, lines of groups, normal quantiles, boxes (files expected/pictures-<id>.json), and
# predicted values and simple slopes by emmeans (expected/effects-<id>.json).

lineOf <- function(x, y) {
  if (length(unique(x)) < 2) return(c(NA, NA))
  unname(coef(lm(y ~ x)))
}

# The model's line of a group at the mean of the other columns over the group's rows: the mean of the fitted values less
# slope times x.
picturesOf <- function(id, fit, group, predictor) {
  frame <- model.frame(fit)
  y <- frame[[1]]
  x <- frame[[predictor]]
  groups <- fit@flist[[group]]
  residual <- unname(residuals(fit))
  step <- function(rows) {
    moved <- rows
    moved[[predictor]] <- moved[[predictor]] + 1
    unname(predict(fit, moved) - predict(fit, rows))
  }
  slope <- step(frame)
  first <- levels(groups)[1:3]
  perGroup <- lapply(first, function(level) {
    rows <- groups == level
    own <- lineOf(x[rows], y[rows])
    partialSlope <- mean(slope[rows])
    box <- boxplot.stats(residual[rows])
    list(level = level, n = sum(rows), from = min(x[rows]), to = max(x[rows]), ownIntercept = own[1], ownSlope = own[2],
         partialIntercept = mean(fitted(fit)[rows] - slope[rows] * x[rows]), partialSlope = partialSlope,
         quartiles = unname(quantile(residual[rows], c(0.25, 0.5, 0.75))))
  })
  complete <- lineOf(x, y)
  quantiles <- qqnorm(residual / sigma(fit), plot.it = FALSE)
  line <- quantile(residual / sigma(fit), c(0.25, 0.75))
  lineSlope <- unname(diff(line)) / diff(qnorm(c(0.25, 0.75)))
  list(id = id, group = group, predictor = predictor, groups = perGroup,
       mean = mean(x), stdDev = sd(x), smallest = min(x), largest = max(x),
       completeIntercept = complete[1], completeSlope = complete[2],
       residuals = array(head(residual, 5)), fitted = array(head(unname(fitted(fit)), 5)),
       scores = array(sort(quantiles$x)[1:5]), ordered = array(sort(quantiles$y)[1:5]),
       lineIntercept = unname(mean(line)), lineSlope = lineSlope)
}

# Other predictors at their means and categories at their shares: weights = "proportional" of emmeans.
effectsOf <- function(id, fit, focal, by) {
  rows <- function(table) lapply(seq_len(nrow(table)), function(i) as.list(table[i, ]))
  frame <- model.frame(fit)
  at <- list()
  spread <- function(v) mean(v) + c(-1, 0, 1) * sd(v)
  if (is.numeric(frame[[by]])) at[[by]] <- spread(frame[[by]])
  nominal <- !is.numeric(frame[[focal]])
  if (!nominal) at[[focal]] <- range(frame[[focal]])
  grid <- emmeans::emmeans(fit, c(focal, by), at = at, weights = "proportional", lmer.df = "satterthwaite")
  predictions <- as.data.frame(summary(grid))
  slopes <- if (nominal) {
    contrasts <- emmeans::contrast(grid, "trt.vs.ctrl1", by = by)
    as.data.frame(summary(contrasts, adjust = "none", infer = TRUE))
  } else {
    trend <- emmeans::emtrends(fit, by, var = focal, at = at[setdiff(names(at), focal)], weights = "proportional",
                               lmer.df = "satterthwaite")
    as.data.frame(summary(trend, infer = TRUE))
  }
  plain <- function(table) {
    number <- names(table)[names(table) %in% c("emmean", "estimate", paste0(focal, ".trend"))]
    list(estimate = array(table[[number]]), stdError = array(table$SE), df = array(table$df),
         lower = array(table$lower.CL), upper = array(table$upper.CL), pValue = if (is.null(table$p.value)) NULL else
           array(table$p.value))
  }
  list(id = id, focal = focal, by = by, predictions = plain(predictions), slopes = plain(slopes))
}

writeEffects <- function(fits, folder) {
  pictures <- function(id, group, predictor) {
    writeJson(picturesOf(id, fits[[id]], group, predictor), file.path(folder, paste0("pictures-", id, "-", predictor, ".json")))
  }
  pictures("sleepstudy-correlated-reml", "Subject", "Days")
  pictures("bdf-slope-ml", "schoolNR", "ses_z")
  effects <- function(id, focal, by) {
    name <- paste0("effects-", id, "-", focal, "-", by, ".json")
    writeJson(effectsOf(id, fits[[id]], focal, by), file.path(folder, name))
  }
  effects("bdf-slope-ml", "ses_z", "clubs")
  effects("bdf-slope-ml", "clubs", "ses_z")
  effects("bdf-nominal-reml", "IQ.verb", "sex")
  effects("bdf-nominal-reml", "sex", "IQ.verb")
}
