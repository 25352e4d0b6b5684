package org.mixedmodels.engine.fit;

import org.mixedmodels.engine.design.RandomDesign;
import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * The one standard deviation s or the one correlation r of a compound-symmetric term of q effects is held. With Lambda's
 * eigenvalues theta_1 (once) and theta_2 (q - 1 times)
 *
 * <pre>
 *   s = sigma sqrt((theta_1^2 + (q-1) theta_2^2) / q),
 *   theta_1 = sqrt(1 + (q-1) r) s / sigma,   theta_2 = sqrt(1 - r) s / sigma:
 * </pre>
 *
 * a given s is a quarter of an ellipse, counted by its angle; a given r is a line.
 */
final class CommonConstraint implements Constraint {

    private static final double SPREAD = 0.3;

    private final EffectsFirst model;
    private final FreeParameters free;
    private final boolean correlation;
    private final int first;
    private final int q;
    private final double estimate;
    private final double length;

    CommonConstraint(LinearMixedModel model, int term, boolean correlation) {
        this.model = EffectsFirst.of(model, term);
        this.free = this.model.free();
        this.correlation = correlation;
        RandomDesign.Term own = this.model.term();
        this.first = own.thetaStart();
        this.q = own.columns().size();
        double one = this.model.theta()[first] * this.model.theta()[first];
        double two = this.model.theta()[first + 1] * this.model.theta()[first + 1];
        double deviation = Math.sqrt((one + (q - 1) * two) / q);
        // 0 / 0 where the term does not vary at all
        this.estimate = correlation ? (one - two) / (one + (q - 1) * two) : deviation * model.sigma();
        this.length = Math.max(deviation, Math.max(free.least(first), free.least(first + 1)));
    }

    @Override
    public double estimate() {
        return estimate;
    }

    @Override
    public double spread() {
        return correlation
                ? SPREAD * Math.max(SPREAD, 1 - estimate * estimate)
                : length * Math.exp(free.logSigma()) / 4;
    }

    @Override
    public double smallest() {
        return correlation ? -1.0 / (q - 1) : 0;
    }

    @Override
    public double largest() {
        return correlation ? 1 : Double.POSITIVE_INFINITY;
    }

    @Override
    public Remaining at(double value) {
        Coordinates coordinates = free.none();
        int sigma = free.freeSigma(coordinates);
        int own = correlation || value > 0 ? coordinates.add() : -1;
        for (int k = 0; k < model.criterion().parameters(); k++) {
            if (k != first && k != first + 1) {
                free.freeTheta(coordinates, k);
            }
        }
        double[] start = new double[coordinates.size()];
        if (correlation) {
            coordinates.exponential(first, own, Math.sqrt(Math.max(0, 1 + (q - 1) * value)) * length, 1);
            coordinates.exponential(first + 1, own, Math.sqrt(1 - value) * length, 1);
        } else if (value > 0) {
            double relative = value / Math.exp(free.logSigma());
            coordinates.turned(first, sigma, Math.sqrt(q) * relative, -1, own, 0);
            coordinates.turned(first + 1, sigma, Math.sqrt(q / (q - 1.0)) * relative, -1, own, Math.PI / 2);
            start[own] = Math.atan2(Math.sqrt(q - 1.0) * free.theta(first + 1), free.theta(first));
        }
        return new Remaining(model.criterion(), coordinates, start);
    }
}
