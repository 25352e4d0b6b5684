package org.mixedmodels.engine.inference;

import java.util.ArrayList;
import java.util.List;
import org.mixedmodels.engine.design.CrossProducts;
import org.mixedmodels.engine.design.CrossProducts.FactorProducts;
import org.mixedmodels.engine.design.DesignColumn;
import org.mixedmodels.engine.design.RandomDesign;
import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * Which columns of a model do not vary within the groups of a factor: as fixed effects they are traits of the groups
 * (level-2 predictors), as random slopes they cannot be told from the groups' intercepts.
 *
 * <p>Decided by the sum of squares within groups, sum x^2 - sum_j (sum_j x)^2 / n_j, from the sums of the fit.
 */
public final class ConstantWithinGroups {

    /** Of the sum of squares about the mean: what rounding leaves of a zero. */
    private static final double TOLERANCE = 1e-10;
    /** Of the sum of squares about zero; the columns of random slopes are not shifted as those of fixed effects are. */
    private static final double ROUNDING = 1e-15;

    private final LinearMixedModel model;
    private final CrossProducts sums;

    private ConstantWithinGroups(LinearMixedModel model) {
        this.model = model;
        this.sums = model.crossProducts();
    }

    /**
     * The coefficients whose columns do not vary within the groups of a factor, without the intercept; empty where the
     * factor has no random intercept.
     */
    public static List<String> predictors(LinearMixedModel model, String factor) {
        return new ConstantWithinGroups(model).predictors(factor);
    }

    /** The random slopes by a factor whose columns do not vary within its groups; empty without a fixed intercept. */
    public static List<String> slopes(LinearMixedModel model, String factor) {
        return new ConstantWithinGroups(model).slopes(factor);
    }

    private List<String> predictors(String name) {
        FactorProducts factor = sums.factors().get(sums.factor(name));
        int ones = ones(columns(name));
        List<String> constant = new ArrayList<>();
        for (int k = 0; ones >= 0 && k < sums.columns(); k++) {
            double[] total = new double[factor.levels().size()];
            double[] sizes = new double[total.length];
            for (int level = 0; level < total.length; level++) {
                total[level] = zx(factor, level, ones, k);
                sizes[level] = zz(factor, level, ones, ones);
            }
            if (!model.design().columns().get(k).isIntercept() && isConstant(total, sizes, sums.xx(k, k))) {
                constant.add(model.design().names().get(k));
            }
        }
        return constant;
    }

    private List<String> slopes(String name) {
        FactorProducts factor = sums.factors().get(sums.factor(name));
        List<DesignColumn> columns = columns(name);
        List<String> predictors = predictors(name);
        List<String> constant = new ArrayList<>();
        for (int c = 0; model.design().hasIntercept() && c < columns.size(); c++) {
            boolean fixed = ones(columns) >= 0
                    && model.design().names().contains(columns.get(c).name());
            if (columns.get(c).isIntercept() || fixed) {
                continue;
            }
            double[] total = new double[factor.levels().size()];
            double[] sizes = new double[total.length];
            double squares = 0;
            for (int level = 0; level < total.length; level++) {
                total[level] = zx(factor, level, c, 0);
                sizes[level] = size(factor, level, ones(columns));
                squares += zz(factor, level, c, c);
            }
            if (isConstant(total, sizes, squares)) {
                constant.add(columns.get(c).name());
            }
        }
        columns.stream().map(DesignColumn::name).filter(predictors::contains).forEach(constant::add);
        return constant;
    }

    /** The sum of the weights of a group's rows, by its random intercept if it has one; the rows themselves else. */
    private static double size(FactorProducts factor, int level, int ones) {
        return ones < 0 ? factor.observations()[level] : zz(factor, level, ones, ones);
    }

    private static boolean isConstant(double[] totals, double[] sizes, double squares) {
        double between = 0;
        double total = 0;
        double rows = 0;
        for (int level = 0; level < totals.length; level++) {
            between += totals[level] * totals[level] / sizes[level];
            total += totals[level];
            rows += sizes[level];
        }
        return squares - between <= TOLERANCE * (squares - total * total / rows) + ROUNDING * squares;
    }

    private List<DesignColumn> columns(String name) {
        return model.data().random().factors().stream()
                .filter(factor -> factor.name().equals(name))
                .findFirst()
                .map(RandomDesign.Factor::columns)
                .orElseThrow();
    }

    private static int ones(List<DesignColumn> columns) {
        for (int c = 0; c < columns.size(); c++) {
            if (columns.get(c).isIntercept()) {
                return c;
            }
        }
        return -1;
    }

    private static double zz(FactorProducts factor, int level, int i, int j) {
        return factor.zz()[(level * factor.size() + i) * factor.size() + j];
    }

    private double zx(FactorProducts factor, int level, int i, int k) {
        return factor.zx()[(level * factor.size() + i) * (sums.columns() + 1) + k];
    }
}
