package org.mixedmodels.engine.predict;

/** How the estimated variances, on which all errors of predictions depend, are taken. */
public enum VarianceParameters {
    /**
     * As known: standard errors are those of Henderson's equations, limits are by the normal distribution. With few groups
     * they are too narrow.
     */
    KNOWN,
    /**
     * As estimated. Their part in the error of a prediction is added by the delta method (Kackar and Harville 1984, J. Am.
     * Stat. Assoc. 79(388), 853-862; as glmmTMB has it), and limits are by Student's t with the degrees of freedom of the
     * prediction's variance (Satterthwaite 1946, Biometrics Bulletin 2(6), 110-114). A model of more than some hundred
     * thousand groups is taken as if its variances were known, for then they nearly are.
     */
    ESTIMATED
}
