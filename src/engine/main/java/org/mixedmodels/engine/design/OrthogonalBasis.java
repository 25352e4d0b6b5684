package org.mixedmodels.engine.design;

import java.util.ArrayList;
import java.util.List;

/** Orthonormal vectors of one length, each added as what it has beside those before it (Gram and Schmidt, twice). */
public final class OrthogonalBasis {

    private final List<double[]> directions = new ArrayList<>();

    /** What a vector has orthogonal to the basis. */
    public double[] rest(double[] vector) {
        double[] rest = vector.clone();
        for (int pass = 0; pass < 2; pass++) {
            for (double[] direction : directions) {
                double product = 0;
                for (int i = 0; i < rest.length; i++) {
                    product += rest[i] * direction[i];
                }
                for (int i = 0; i < rest.length; i++) {
                    rest[i] -= product * direction[i];
                }
            }
        }
        return rest;
    }

    /**
     * Adds the direction of what a vector has orthogonal to the basis.
     *
     * @param negligible the length up to which it counts as nothing
     * @return whether it was added
     */
    public boolean add(double[] vector, double negligible) {
        double[] rest = rest(vector);
        double length = length(rest);
        if (!(length > negligible)) {
            return false;
        }
        for (int i = 0; i < rest.length; i++) {
            rest[i] /= length;
        }
        directions.add(rest);
        return true;
    }

    /** The Euclidean length of a vector. */
    public static double length(double[] vector) {
        double sum = 0;
        for (double value : vector) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }
}
