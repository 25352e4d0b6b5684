package org.mixedmodels.engine.design;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.mixedmodels.engine.data.InputProblem;
import org.mixedmodels.engine.data.InvalidInputException;
import org.mixedmodels.engine.formula.ModelSpecification;

/**
 * The data of models whose columns are among those of a model that was read already, or are combinations of them: nothing
 * needs to be read again.
 */
public final class ModelReduction {

    private final ModelData data;

    private ModelReduction(ModelData data) {
        this.data = data;
    }

    /** Reductions of a model's data. */
    public static ModelReduction of(ModelData data) {
        return new ModelReduction(data);
    }

    /**
     * The data of a smaller model of the same outcome, weights and offset. Columns that were left out as linear
     * combinations of others stay out.
     *
     * @throws InvalidInputException of kind INCOMPARABLE if it has a column that the model does not have; that is so also
     *     where a term is dropped whose absence changes the coding of others
     */
    public ModelData to(ModelSpecification smaller) {
        Map<String, NominalCoding> codings = new HashMap<>();
        data.fixed().codings().forEach(coding -> codings.put(coding.column(), coding));
        RandomDesign random = RandomDesign.of(smaller, codings);
        List<DerivedSums.FactorChoice> choices =
                random.factors().stream().map(this::choice).toList();
        List<DesignColumn> wanted = DesignColumns.expand(smaller.intercept(), smaller.fixed(), codings);
        List<String> dropped = data.fixed().dropped().stream()
                .filter(name -> wanted.stream().anyMatch(column -> column.name().equals(name)))
                .toList();
        List<DesignColumn> columns = wanted.stream()
                .filter(column -> !dropped.contains(column.name()))
                .toList();
        int[] places = places(columns, data.fixed().columns());
        ModelData selected = withFixed(places, columns, dropped, used(smaller));
        return new ModelData(
                selected.fixed(), random, DerivedSums.withFactors(selected.crossProducts(), choices), data.outcome());
    }

    private List<NominalCoding> used(ModelSpecification smaller) {
        Set<String> names = new HashSet<>(smaller.fixedColumns());
        names.addAll(smaller.slopeColumns());
        return data.fixed().codings().stream()
                .filter(coding -> names.contains(coding.column()))
                .toList();
    }

    private ModelData withFixed(
            int[] places, List<DesignColumn> columns, List<String> dropped, List<NominalCoding> codings) {
        FixedDesign fixed = data.fixed();
        boolean keepsIntercept = !columns.isEmpty() && columns.get(0).isIntercept();
        boolean unshifted = fixed.hasIntercept() && !keepsIntercept;
        CrossProducts sums = unshifted ? unshifted() : data.crossProducts();
        double[] shifts = new double[places.length + 1];
        for (int k = 0; k < places.length && !unshifted; k++) {
            shifts[k] = fixed.shifts()[places[k]];
        }
        shifts[places.length] = unshifted ? 0 : fixed.shifts()[fixed.size()];
        FixedDesign reduced = new FixedDesign(columns, shifts, dropped, aliases(dropped, places), codings);
        return new ModelData(reduced, data.random(), sums.withColumns(places), data.outcome());
    }

    /** What the dropped columns are in terms of the chosen ones; none if one of them needs another column. */
    private List<double[]> aliases(List<String> dropped, int[] places) {
        FixedDesign fixed = data.fixed();
        List<double[]> aliases = new ArrayList<>();
        for (int k = 0; k < dropped.size() && fixed.hasAliases(); k++) {
            double[] whole = fixed.aliases().get(fixed.dropped().indexOf(dropped.get(k)));
            double[] part = IntStream.of(places).mapToDouble(i -> whole[i]).toArray();
            boolean needsOthers =
                    DoubleStream.of(whole).filter(value -> value != 0).count()
                            > DoubleStream.of(part).filter(value -> value != 0).count();
            if (needsOthers) {
                return List.of();
            }
            aliases.add(part);
        }
        return aliases;
    }

    /** The sums of the columns as they are, for a model with an intercept. */
    private CrossProducts unshifted() {
        CrossProducts sums = data.crossProducts();
        double[] shifts = data.fixed().shifts();
        for (int k = 1; k < shifts.length; k++) {
            sums = shifts[k] == 0 ? sums : DerivedSums.plusMultiple(sums, k, 0, shifts[k]);
        }
        return sums;
    }

    private DerivedSums.FactorChoice choice(RandomDesign.Factor wanted) {
        RandomDesign.Factor present = data.random().factors().stream()
                .filter(factor -> factor.name().equals(wanted.name()))
                .findFirst()
                .orElseThrow(() -> missing("grouping factor", wanted.name()));
        return new DerivedSums.FactorChoice(
                data.crossProducts().factor(wanted.name()), places(wanted.columns(), present.columns()));
    }

    private static int[] places(List<DesignColumn> wanted, List<DesignColumn> present) {
        return wanted.stream().mapToInt(column -> place(column, present)).toArray();
    }

    private static int place(DesignColumn wanted, List<DesignColumn> present) {
        return IntStream.range(0, present.size())
                .filter(k -> isSame(present.get(k), wanted))
                .findFirst()
                .orElseThrow(() -> missing("column", wanted.name()));
    }

    /** Whether two columns are the same product, in whatever order of its factors. */
    private static boolean isSame(DesignColumn a, DesignColumn b) {
        return a.numeric().size() == b.numeric().size()
                && a.indicators().size() == b.indicators().size()
                && a.numeric().containsAll(b.numeric())
                && a.indicators().containsAll(b.indicators());
    }

    private static InvalidInputException missing(String what, String name) {
        return new InvalidInputException(
                InputProblem.Kind.INCOMPARABLE,
                "The smaller model has the " + what + " \"" + name + "\", which the fitted model does not have.",
                "Fit the smaller model to the data; leaving a term out can change the coding of others.");
    }

    /**
     * The data of the model with a coefficient held: its column left out of X, and y less its multiple as the outcome.
     *
     * @param column the place of the coefficient
     * @param value its value, for the column as it is
     */
    public ModelData withCoefficient(int column, double value) {
        FixedDesign fixed = data.fixed();
        int p = fixed.size();
        boolean intercept = fixed.hasIntercept() && column == 0;
        CrossProducts sums = intercept ? unshifted() : data.crossProducts();
        int[] others = IntStream.range(0, p).filter(k -> k != column).toArray();
        double[] shifts = new double[p];
        for (int k = 0; k < others.length && !intercept; k++) {
            shifts[k] = fixed.shifts()[others[k]];
        }
        FixedDesign rest = new FixedDesign(
                IntStream.of(others).mapToObj(fixed.columns()::get).toList(),
                shifts,
                fixed.dropped(),
                List.of(),
                fixed.codings());
        return new ModelData(
                rest,
                data.random(),
                DerivedSums.plusMultiple(sums, p, column, -value).withColumns(others),
                data.outcome());
    }
}
