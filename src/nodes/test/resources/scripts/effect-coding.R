# reactions
library(lme4)
d$condition <- factor(d$condition, levels = c("control", "easy", "hard"))
contrasts(d$condition) <- contr.sum(3)
m <- lmer(rt ~ dose + condition + dose:condition + (1 + condition | subject), data = d, REML = FALSE)
summary(m)
