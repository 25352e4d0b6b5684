# penicillin
library(lme4)
m <- lmer(diameter ~ 1 + (1 | plate) + (1 | sample), data = d, REML = TRUE)
summary(m)
