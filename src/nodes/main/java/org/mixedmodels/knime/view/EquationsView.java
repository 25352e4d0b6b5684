package org.mixedmodels.knime.view;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mixedmodels.engine.design.DesignColumn;
import org.mixedmodels.engine.design.NominalCoding;
import org.mixedmodels.engine.design.RandomDesign;
import org.mixedmodels.engine.inference.ConstantWithinGroups;
import org.mixedmodels.engine.result.GroupCovariance;
import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * The equations of a model, with symbols and with estimates. A model with one grouping factor is written by levels
 * (Raudenbush and Bryk 2002, Hierarchical Linear Models, chapter 2) and combined, any other combined only.
 */
final class EquationsView {

    private static final String ROW = "i";
    private static final String GROUP = "j";

    private final LinearMixedModel m_model;
    private final List<DesignColumn> m_columns;
    private final double[] m_estimates;
    private final boolean m_byLevel;
    private final Set<String> m_groupLevel = new HashSet<>();
    /** Per product of predictors that vary within groups: its coefficients by product of predictors that do not. */
    private final Map<Parts, List<Coefficient>> m_slopes = new LinkedHashMap<>();

    EquationsView(LinearMixedModel model) {
        m_model = model;
        m_columns = model.design().columns();
        m_estimates = model.fixedEffects().estimates();
        List<RandomDesign.Factor> factors = model.data().random().factors();
        m_byLevel = factors.size() == 1;
        if (m_byLevel) {
            m_groupLevel.addAll(
                    ConstantWithinGroups.predictors(model, factors.get(0).name()));
        }
        gather();
    }

    /** Factors of a column of X. */
    private record Parts(List<String> numeric, List<DesignColumn.Indicator> indicators) {}

    /** A coefficient: its column's factors that are constant within groups, its place, its symbol's subscript. */
    private record Coefficient(Parts parts, int place, String sub) {}

    private void gather() {
        for (int k = 0; k < m_columns.size(); k++) {
            DesignColumn column = m_columns.get(k);
            List<Coefficient> coefficients = m_slopes.computeIfAbsent(within(column), parts -> new ArrayList<>());
            int slope = new ArrayList<>(m_slopes.keySet()).indexOf(within(column));
            String sub = m_byLevel ? slope + "" + coefficients.size() : Integer.toString(k);
            coefficients.add(new Coefficient(between(column), k, sub));
        }
        if (m_byLevel) {
            m_model.data()
                    .random()
                    .factors()
                    .get(0)
                    .columns()
                    .forEach(column -> m_slopes.computeIfAbsent(within(column), parts -> new ArrayList<>()));
        }
    }

    private Parts within(DesignColumn column) {
        return parts(column, false);
    }

    private Parts between(DesignColumn column) {
        return parts(column, true);
    }

    private Parts parts(DesignColumn column, boolean groupLevel) {
        return new Parts(
                column.numeric().stream()
                        .filter(name -> m_groupLevel.contains(name) == groupLevel)
                        .toList(),
                column.indicators().stream()
                        .filter(indicator -> m_groupLevel.contains(indicator.column()) == groupLevel)
                        .toList());
    }

    List<ViewObject> groups() {
        List<ViewObject> groups = new ArrayList<>();
        if (m_byLevel) {
            String factor = m_model.data().random().factors().get(0).name();
            groups.add(group("Level 1: rows", List.of(line(levelOne(), null))));
            groups.add(group("Level 2: groups of " + factor, levelTwo()));
        }
        groups.add(group("Combined", List.of(line(combined(false), combined(true)))));
        groups.add(group("Distributions", distributions()));
        return groups;
    }

    private static ViewObject group(String title, List<ViewObject> lines) {
        return new ViewObject().with("title", title).with("lines", lines);
    }

    private static ViewObject line(MathRow symbols, @Nullable MathRow numbers) {
        return new ViewObject()
                .with("symbols", symbols.tokens())
                .with("numbers", numbers == null ? null : numbers.tokens());
    }

    private String rowIndex() {
        return m_byLevel ? ROW + GROUP : ROW;
    }

    private MathRow outcome() {
        return new MathRow().name(m_model.specification().outcome(), rowIndex()).op(MathRow.EQUALS);
    }

    private MathRow levelOne() {
        MathRow row = outcome();
        int slope = 0;
        for (Parts parts : m_slopes.keySet()) {
            row.plus().symbol("\u03b2", slope++ + GROUP);
            factors(row, parts, rowIndex());
        }
        return row.plus().symbol("e", rowIndex());
    }

    private List<ViewObject> levelTwo() {
        List<ViewObject> lines = new ArrayList<>();
        int slope = 0;
        for (Map.Entry<Parts, List<Coefficient>> entry : m_slopes.entrySet()) {
            String sub = slope++ + GROUP;
            MathRow symbols = new MathRow().symbol("\u03b2", sub).op(MathRow.EQUALS);
            MathRow numbers = new MathRow().symbol("\u03b2", sub).op(MathRow.EQUALS);
            for (Coefficient coefficient : entry.getValue()) {
                factors(symbols.plus().symbol("\u03b3", coefficient.sub), coefficient.parts, GROUP);
                factors(numbers.term(m_estimates[coefficient.place]), coefficient.parts, GROUP);
            }
            if (varies(entry.getKey())) {
                symbols.plus().symbol("u", sub);
                numbers.plus().symbol("u", sub);
            }
            lines.add(line(symbols, numbers));
        }
        return lines;
    }

    private boolean varies(Parts parts) {
        return m_model.data().random().factors().get(0).columns().stream()
                .anyMatch(column -> within(column).equals(parts));
    }

    private MathRow combined(boolean numbers) {
        MathRow row = outcome();
        for (Map.Entry<Parts, List<Coefficient>> entry : m_slopes.entrySet()) {
            for (Coefficient coefficient : entry.getValue()) {
                if (numbers) {
                    row.term(m_estimates[coefficient.place]);
                } else {
                    row.plus().symbol(m_byLevel ? "\u03b3" : "\u03b2", coefficient.sub);
                }
                factors(row, coefficient.parts, m_byLevel ? GROUP : ROW);
                factors(row, entry.getKey(), rowIndex());
            }
        }
        for (RandomDesign.Factor factor : m_model.data().random().factors()) {
            for (int c = 0; c < factor.size(); c++) {
                DesignColumn column = factor.columns().get(c);
                row.plus().symbol("u", effectSub(factor, column, c));
                factors(row, new Parts(column.numeric(), column.indicators()), rowIndex());
            }
        }
        return row.plus().symbol("e", rowIndex());
    }

    private String effectSub(RandomDesign.Factor factor, DesignColumn column, int place) {
        return m_byLevel
                ? new ArrayList<>(m_slopes.keySet()).indexOf(within(column)) + GROUP
                : place + "," + factor.name();
    }

    /** Adds the factors of a column: names of numeric predictors, categories in brackets. */
    private void factors(MathRow row, Parts parts, String index) {
        parts.numeric.forEach(name -> row.name(name, m_groupLevel.contains(name) && m_byLevel ? GROUP : index));
        for (DesignColumn.Indicator indicator : parts.indicators) {
            String sub = m_groupLevel.contains(indicator.column()) && m_byLevel ? GROUP : index;
            row.op("[")
                    .name(indicator.column() + ": " + category(indicator), sub)
                    .op("]");
        }
    }

    private String category(DesignColumn.Indicator indicator) {
        return m_model.design().codings().stream()
                .filter(coding -> coding.column().equals(indicator.column()))
                .findFirst()
                .map(NominalCoding::levels)
                .map(levels -> levels.get(indicator.level()))
                .orElse("");
    }

    private List<ViewObject> distributions() {
        List<ViewObject> lines = new ArrayList<>();
        List<GroupCovariance> covariances = m_model.varCorr();
        m_model.forEachTerm((factor, term, f) -> {
            List<String> subs = new ArrayList<>();
            for (int c = 0; c < term.columns().size(); c++) {
                subs.add(effectSub(factor, term.columns().get(c), term.offset() + c));
            }
            GroupCovariance covariance = covariances.get(term.index());
            lines.add(line(distribution(subs, covariance, false), distribution(subs, covariance, true)));
        });
        double variance = m_model.sigma() * m_model.sigma();
        MathRow symbols = normal(new MathRow().symbol("e", rowIndex()));
        MathRow numbers = normal(new MathRow().symbol("e", rowIndex()));
        lines.add(line(
                symbols.symbol("\u03c3", "", "2").op(")"),
                numbers.number(variance).op(")")));
        return lines;
    }

    private static MathRow normal(MathRow row) {
        return row.op("~").symbol("N", "").op("(").number(0).op(",");
    }

    private static MathRow distribution(List<String> subs, GroupCovariance covariance, boolean numbers) {
        if (subs.size() == 1) {
            MathRow row = normal(new MathRow().symbol("u", subs.get(0)));
            return (numbers
                            ? row.number(covariance.covariance()[0][0])
                            : row.symbol("\u03c4", varianceSub(subs.get(0)), "2"))
                    .op(")");
        }
        List<List<List<ViewObject>>> effects = new ArrayList<>();
        subs.forEach(sub -> effects.add(List.of(new MathRow().symbol("u", sub).tokens())));
        return normal(new MathRow().matrix(effects))
                .matrix(entries(covariance, subs, numbers))
                .op(")");
    }

    /** The subscript of an effect without the index of its group: 0 of 0j, plate of 0,plate. */
    private static String varianceSub(String sub) {
        int comma = sub.indexOf(',');
        if (comma < 0) {
            return sub.substring(0, sub.length() - GROUP.length());
        }
        return sub.startsWith("0,") ? sub.substring(comma + 1) : sub;
    }

    private static List<List<List<ViewObject>>> entries(
            GroupCovariance covariance, List<String> subs, boolean numbers) {
        List<List<List<ViewObject>>> rows = new ArrayList<>();
        for (int i = 0; i < covariance.terms().size(); i++) {
            List<List<ViewObject>> row = new ArrayList<>();
            for (int j = 0; j < covariance.terms().size(); j++) {
                MathRow cell = new MathRow();
                if (j <= i) {
                    entry(cell, covariance, subs, i, j, numbers);
                }
                row.add(cell.tokens());
            }
            rows.add(row);
        }
        return rows;
    }

    private static void entry(
            MathRow cell, GroupCovariance covariance, List<String> subs, int i, int j, boolean numbers) {
        boolean estimated =
                i == j || covariance.kind().structure(covariance.terms().size()).isCorrelated();
        if (numbers || !estimated) {
            cell.number(estimated ? covariance.covariance()[i][j] : 0);
        } else if (i == j) {
            cell.symbol("\u03c4", varianceSub(subs.get(i)), "2");
        } else {
            int comma = subs.get(i).indexOf(',');
            cell.symbol("\u03c4", i + "" + j + (comma < 0 ? "" : subs.get(i).substring(comma)));
        }
    }
}
