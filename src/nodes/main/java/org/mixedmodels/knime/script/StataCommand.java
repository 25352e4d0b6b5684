package org.mixedmodels.knime.script;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mixedmodels.engine.design.DesignColumn;
import org.mixedmodels.engine.design.NominalCoding;
import org.mixedmodels.engine.design.NominalCoding.Contrast;
import org.mixedmodels.engine.design.RandomDesign;
import org.mixedmodels.engine.formula.GroupingFactor;
import org.mixedmodels.engine.formula.ModelSpecification;
import org.mixedmodels.engine.formula.ModelTerm;
import org.mixedmodels.engine.formula.RandomEffectsTerm;
import org.mixedmodels.engine.inference.DegreesOfFreedom;
import org.mixedmodels.engine.likelihood.Estimation;
import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * The Stata code that fits the same model by {@code mixed} to data whose variables are called as
 * {@code import delimited, case(preserve)} calls them. Where {@code mixed} cannot, a comment says why.
 */
public final class StataCommand {

    private final LinearMixedModel m_model;
    private final ModelSpecification m_specification;
    private final DegreesOfFreedom m_degreesOfFreedom;
    private final StataNames m_names = new StataNames();
    private final Set<String> m_lines = new LinkedHashSet<>();

    private StataCommand(LinearMixedModel model, DegreesOfFreedom degreesOfFreedom) {
        m_model = model;
        m_specification = model.specification();
        m_degreesOfFreedom = degreesOfFreedom;
    }

    /** Returns the code, one command per line. */
    public static String of(LinearMixedModel model, DegreesOfFreedom degreesOfFreedom) {
        StataCommand command = new StataCommand(model, degreesOfFreedom);
        Optional<String> obstacle = command.obstacle();
        return obstacle.map(why -> "* Not possible by mixed: " + why).orElseGet(command::text);
    }

    private Optional<String> obstacle() {
        if (m_specification.weights().isPresent()) {
            return Optional.of("it has no weights for which Var(e) = sigma2 / w.");
        }
        long withSlopes = m_specification.random().stream()
                .filter(term -> !isIntercept(term))
                .map(RandomEffectsTerm::group)
                .distinct()
                .count();
        return withSlopes > 1 && !isNested()
                ? Optional.of("random slopes by more than one of several crossed factors.")
                : Optional.empty();
    }

    private String text() {
        String outcome = outcome();
        String fixed = fixed();
        String random = isNested() ? nested() : crossed();
        m_lines.add("mixed " + outcome + fixed + random + options(random));
        boolean effects = m_model.design().codings().stream().anyMatch(coding -> coding.contrast() == Contrast.SUM);
        if (effects) {
            String columns = m_model.design().codings().stream()
                    .filter(coding -> m_specification.fixedColumns().contains(coding.column()))
                    .map(coding -> "g." + category(coding))
                    .collect(Collectors.joining(" "));
            m_lines.add("contrast " + columns + " // differences from the mean, for mixed compares with a category");
        }
        return Stream.concat(m_names.renamed().stream(), m_lines.stream()).collect(Collectors.joining("\n"));
    }

    private String outcome() {
        String outcome = m_names.of(m_specification.outcome());
        return m_specification
                .offset()
                .map(offset -> {
                    String adjusted = m_names.computed(m_specification.outcome() + "_o");
                    m_lines.add("generate double " + adjusted + " = " + outcome + " - " + m_names.of(offset));
                    return adjusted;
                })
                .orElse(outcome);
    }

    private String fixed() {
        StringBuilder text = new StringBuilder();
        m_specification.fixed().forEach(term -> text.append(' ').append(fixed(term)));
        return text + (m_specification.intercept() ? "" : ", noconstant");
    }

    private String fixed(ModelTerm term) {
        return term.columns().stream()
                .map(column -> coding(column)
                        .map(this::factor)
                        .orElseGet(() -> term.degree() > 1 ? "c." + m_names.of(column) : m_names.of(column)))
                .collect(Collectors.joining("#"));
    }

    /** A factor variable with its base category; without an intercept the first one has a column per category. */
    private String factor(NominalCoding coding) {
        List<String> sorted = coding.levels().stream().sorted().toList();
        boolean full = !m_specification.intercept()
                && m_model.design().columns().stream()
                        .anyMatch(column -> column.numeric().isEmpty()
                                && column.indicators().equals(List.of(DesignColumn.Indicator.of(coding.column(), 0))));
        String base = full ? "ibn." : "ib" + (sorted.indexOf(coding.levels().get(0)) + 1) + ".";
        return base + category(coding);
    }

    /** The numbered categories of a text variable, in alphabetical order. */
    private String category(NominalCoding coding) {
        String column = m_names.of(coding.column());
        String numbered = m_names.computed(coding.column() + "_c");
        m_lines.add("encode " + column + ", generate(" + numbered + ")");
        return numbered;
    }

    private Optional<NominalCoding> coding(String column) {
        return m_model.design().codings().stream()
                .filter(coding -> coding.column().equals(column))
                .findFirst();
    }

    private List<GroupingFactor> factors() {
        return m_specification.random().stream()
                .map(RandomEffectsTerm::group)
                .distinct()
                .sorted(Comparator.comparingInt(group -> group.columns().size()))
                .toList();
    }

    /** Whether the factors are levels of a hierarchy by their columns: school, then class within school. */
    private boolean isNested() {
        List<GroupingFactor> factors = factors();
        for (int i = 1; i < factors.size(); i++) {
            if (!factors.get(i).columns().containsAll(factors.get(i - 1).columns())) {
                return false;
            }
        }
        return true;
    }

    private String nested() {
        StringBuilder text = new StringBuilder();
        List<String> before = List.of();
        for (GroupingFactor factor : factors()) {
            List<String> added = new ArrayList<>(factor.columns());
            added.removeAll(before);
            equations(factor, group(added)).forEach(text::append);
            before = factor.columns();
        }
        return text.toString();
    }

    /** All factors but one by indicators of their groups within the whole; the one with slopes comes last. */
    private String crossed() {
        List<GroupingFactor> factors = new ArrayList<>(factors());
        factors.sort(Comparator.<GroupingFactor>comparingInt(factor -> hasSlopes(factor) ? 1 : 0)
                .thenComparingInt(this::levels));
        StringBuilder text = new StringBuilder();
        for (GroupingFactor factor : factors.subList(0, factors.size() - 1)) {
            String numbered = m_names.computed(factor.name() + "_g");
            m_lines.add("egen long " + numbered + " = group("
                    + factor.columns().stream().map(m_names::of).collect(Collectors.joining(" ")) + ")");
            text.append(" || _all: R.").append(numbered);
        }
        GroupingFactor last = factors.get(factors.size() - 1);
        equations(last, group(last.columns())).forEach(text::append);
        return text.toString();
    }

    private boolean hasSlopes(GroupingFactor factor) {
        return m_specification.random().stream().anyMatch(term -> term.group().equals(factor) && !isIntercept(term));
    }

    private int levels(GroupingFactor factor) {
        return m_model.crossProducts()
                .factors()
                .get(m_model.crossProducts().factor(factor.name()))
                .levels()
                .size();
    }

    private static boolean isIntercept(RandomEffectsTerm term) {
        return term.intercept() && term.slopes().isEmpty();
    }

    private String group(List<String> columns) {
        if (columns.size() == 1) {
            return m_names.of(columns.get(0));
        }
        String group = m_names.computed(String.join("_", columns) + "_g");
        m_lines.add("egen long " + group + " = group("
                + columns.stream().map(m_names::of).collect(Collectors.joining(" ")) + ")");
        return group;
    }

    private List<String> equations(GroupingFactor group, String name) {
        List<String> equations = new ArrayList<>();
        for (RandomDesign.Factor factor : m_model.data().random().factors()) {
            if (factor.group().equals(group)) {
                factor.terms().forEach(term -> equations.add(equation(term, name)));
            }
        }
        return equations;
    }

    private String equation(RandomDesign.Term design, String group) {
        RandomEffectsTerm term = m_specification.random().get(design.index());
        StringBuilder text = new StringBuilder(" || " + group + ":");
        design.columns().stream()
                .filter(column -> !column.isIntercept())
                .forEach(column -> text.append(' ').append(slope(column)));
        String covariance = switch (term.covariance()) {
            case UNSTRUCTURED -> "unstructured";
            case DIAGONAL -> "independent";
            case HOMOGENEOUS -> "identity";
            case COMPOUND_SYMMETRY -> "exchangeable";
        };
        String options = (term.intercept() ? "" : " noconstant")
                + (design.columns().size() > 1 ? " covariance(" + covariance + ")" : "");
        return text + (options.isEmpty() ? "" : "," + options);
    }

    /** A numeric variable as it is; anything else is computed, for random effects take no factor variables. */
    private String slope(DesignColumn column) {
        if (column.indicators().isEmpty() && column.numeric().size() == 1) {
            return m_names.of(column.numeric().get(0));
        }
        String variable = m_names.computed(column.name());
        List<String> parts = new ArrayList<>();
        column.indicators().forEach(indicator -> parts.add(indicator(indicator)));
        column.numeric().forEach(numeric -> parts.add(m_names.of(numeric)));
        m_lines.add("generate double " + variable + " = " + String.join(" * ", parts));
        return variable;
    }

    private String indicator(DesignColumn.Indicator indicator) {
        NominalCoding coding = coding(indicator.column()).orElseThrow();
        String column = m_names.of(coding.column());
        String category = "(" + column + " == " + quoted(coding.levels().get(indicator.level())) + ")";
        return indicator.deviation()
                ? "(" + category + " - (" + column + " == "
                        + quoted(coding.levels().get(0)) + "))"
                : category;
    }

    private String options(String random) {
        boolean reml = m_model.estimation() == Estimation.REML;
        String df = switch (m_degreesOfFreedom) {
            case SATTERTHWAITE -> reml ? " dfmethod(satterthwaite)" : "";
            case KENWARD_ROGER -> reml ? " dfmethod(kroger)" : "";
            case RESIDUAL -> " dfmethod(residual)";
            default -> "";
        };
        boolean begun = random.substring(random.lastIndexOf("||")).contains(",");
        return (begun ? " " : ", ") + (reml ? "reml" : "mle") + df;
    }

    private static String quoted(String text) {
        return "`\"" + text + "\"'";
    }
}
