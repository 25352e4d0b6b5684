package org.mixedmodels.engine.fit;

import org.mixedmodels.engine.likelihood.LambdaBlocks;

/**
 * The estimates (theta, log sigma) from which the free parameters begin, and the units that they are counted in. A variance
 * of zero is a stationary point even where it should grow: searches begin a little beside it.
 */
final class FreeParameters {

    private static final double BESIDE_ZERO = 0.05;

    private final LambdaBlocks blocks;
    private final double[] theta;
    private final double logSigma;

    FreeParameters(LambdaBlocks blocks, double[] theta, double sigma) {
        this.blocks = blocks;
        this.theta = theta.clone();
        this.logSigma = Math.log(sigma);
        for (int k : blocks.stdDevs()) {
            this.theta[k] = Math.max(theta[k], least(k));
        }
    }

    /** How near to zero a search may begin. */
    double least(int k) {
        return BESIDE_ZERO * blocks.scales()[k];
    }

    double theta(int k) {
        return theta[k];
    }

    double logSigma() {
        return logSigma;
    }

    /** Coordinates of (theta, log sigma) with none defined yet. */
    Coordinates none() {
        return new Coordinates(theta.length + 1);
    }

    /** Gives a theta a coordinate of its own, which begins at zero. */
    void freeTheta(Coordinates coordinates, int k) {
        coordinates.linear(k, coordinates.add(), theta[k], blocks.scales()[k]);
        if (blocks.stdDevs().contains(k)) {
            coordinates.keepFromZero(k, least(k));
        }
    }

    /** Gives log sigma a coordinate of its own, which begins at zero. */
    int freeSigma(Coordinates coordinates) {
        int coordinate = coordinates.add();
        coordinates.linear(theta.length, coordinate, logSigma, 1);
        return coordinate;
    }

    /** All of theta and sigma free. */
    Coordinates all() {
        Coordinates coordinates = none();
        for (int k = 0; k < theta.length; k++) {
            freeTheta(coordinates, k);
        }
        freeSigma(coordinates);
        return coordinates;
    }
}
