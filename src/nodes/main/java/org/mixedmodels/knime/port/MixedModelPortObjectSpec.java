package org.mixedmodels.knime.port;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.swing.JComponent;
import org.jspecify.annotations.Nullable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;
import org.knime.core.node.port.AbstractSimplePortObjectSpec;
import org.mixedmodels.engine.data.ColumnKind;
import org.mixedmodels.engine.formula.ModelSpecification;

/**
 * What is known of a mixed model before it is fitted: its formula, the columns that it needs of new data, and, as far
 * as the table's domains tell, the groups and categories. After the fit these are the ones that were met.
 *
 * <p>The class name is stored in workflows and never changes. Version 1 is without groups and categories.
 */
public final class MixedModelPortObjectSpec extends AbstractSimplePortObjectSpec {

    private static final int VERSION = 2;
    private static final int LEVELS_SINCE = 2;
    private static final String GAUSSIAN = "gaussian";

    private String m_formula = "";
    private String m_family = GAUSSIAN;
    private String m_outcome = "";
    private String m_weights = "";
    private String m_offset = "";
    private Map<String, ColumnKind> m_predictors = Map.of();
    private List<String> m_groupColumns = List.of();
    private List<String> m_groupingFactors = List.of();
    private Map<String, List<String>> m_groupLevels = Map.of();
    private Map<String, List<String>> m_categories = Map.of();

    /** For the framework, which fills the spec by loading it. */
    public MixedModelPortObjectSpec() {}

    /**
     * Describes a linear mixed model of which no groups and no categories are known.
     *
     * @param predictors the columns of fixed effects, random slopes and offset, with their kinds
     */
    public MixedModelPortObjectSpec(ModelSpecification model, Map<String, ColumnKind> predictors) {
        m_formula = model.formula();
        m_outcome = model.outcome();
        m_weights = model.weights().orElse("");
        m_offset = model.offset().orElse("");
        m_predictors = new LinkedHashMap<>(predictors);
        m_groupColumns = model.groupColumns();
        m_groupingFactors = model.random().stream()
                .map(term -> term.group().name())
                .distinct()
                .toList();
    }

    private MixedModelPortObjectSpec(
            MixedModelPortObjectSpec other,
            Map<String, List<String>> groupLevels,
            Map<String, List<String>> categories) {
        m_formula = other.m_formula;
        m_family = other.m_family;
        m_outcome = other.m_outcome;
        m_weights = other.m_weights;
        m_offset = other.m_offset;
        m_predictors = other.m_predictors;
        m_groupColumns = other.m_groupColumns;
        m_groupingFactors = other.m_groupingFactors;
        m_groupLevels = new LinkedHashMap<>(groupLevels);
        m_categories = new LinkedHashMap<>(categories);
    }

    /**
     * Returns this spec with what is known of the values of its columns.
     *
     * @param groupLevels the groups of grouping factors, those of which they are known
     * @param categories the categories of nominal predictors, those of which they are known
     */
    public MixedModelPortObjectSpec withLevels(
            Map<String, List<String>> groupLevels, Map<String, List<String>> categories) {
        return new MixedModelPortObjectSpec(this, groupLevels, categories);
    }

    /** Returns the model in lme4's syntax. */
    public String formula() {
        return m_formula;
    }

    /** Returns the distribution of the outcome, as R names it. */
    public String family() {
        return m_family;
    }

    /** Returns the column that the model explains. */
    public String outcome() {
        return m_outcome;
    }

    /** Returns the column of weights. */
    public Optional<String> weights() {
        return Optional.of(m_weights).filter(name -> !name.isEmpty());
    }

    /** Returns the column of the offset. */
    public Optional<String> offset() {
        return Optional.of(m_offset).filter(name -> !name.isEmpty());
    }

    /** Returns the columns that every prediction needs, with their kinds. */
    public Map<String, ColumnKind> predictors() {
        return new LinkedHashMap<>(m_predictors);
    }

    /** Returns the columns that tell the groups. */
    public List<String> groupColumns() {
        return m_groupColumns;
    }

    /** Returns the grouping factors as R names them, such as {@code class:school}. */
    public List<String> groupingFactors() {
        return m_groupingFactors;
    }

    /** Returns the groups of those grouping factors of which they are known and not too many to be listed here. */
    public Map<String, List<String>> groupLevels() {
        return new LinkedHashMap<>(m_groupLevels);
    }

    /** Returns the categories of those nominal predictors of which they are known. */
    public Map<String, List<String>> categories() {
        return new LinkedHashMap<>(m_categories);
    }

    @Override
    public JComponent[] getViews() {
        return PortText.views("Model", SpecText.of(this));
    }

    @Override
    protected void save(ModelContentWO model) {
        model.addInt("format", VERSION);
        model.addString("formula", m_formula);
        model.addString("family", m_family);
        model.addString("outcome", m_outcome);
        model.addString("weights", m_weights);
        model.addString("offset", m_offset);
        model.addStringArray("predictors", m_predictors.keySet().toArray(String[]::new));
        model.addStringArray(
                "predictorKinds",
                m_predictors.values().stream().map(ColumnKind::name).toArray(String[]::new));
        model.addStringArray("groupColumns", m_groupColumns.toArray(String[]::new));
        model.addStringArray("groupingFactors", m_groupingFactors.toArray(String[]::new));
        SpecLevels.save(m_groupLevels, "groupLevels", model);
        SpecLevels.save(m_categories, "categories", model);
    }

    @Override
    protected void load(ModelContentRO model) throws InvalidSettingsException {
        int version = model.getInt("format");
        FormatVersion.checkSpec(version, VERSION, "model");
        m_formula = text(model, "formula");
        m_family = text(model, "family");
        m_outcome = text(model, "outcome");
        m_weights = text(model, "weights");
        m_offset = text(model, "offset");
        m_predictors = kinds(texts(model, "predictors"), texts(model, "predictorKinds"));
        m_groupColumns = texts(model, "groupColumns");
        m_groupingFactors = texts(model, "groupingFactors");
        if (version >= LEVELS_SINCE) {
            m_groupLevels = SpecLevels.load("groupLevels", model);
            m_categories = SpecLevels.load("categories", model);
        }
    }

    private static Map<String, ColumnKind> kinds(List<String> names, List<String> kinds)
            throws InvalidSettingsException {
        if (names.size() != kinds.size()) {
            throw new InvalidSettingsException("The stored model is damaged: " + names.size() + " columns, but "
                    + kinds.size() + " kinds of columns.");
        }
        Map<String, ColumnKind> result = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            try {
                result.put(names.get(i), ColumnKind.valueOf(kinds.get(i)));
            } catch (IllegalArgumentException e) {
                throw new InvalidSettingsException(
                        "The stored model is damaged: \"" + kinds.get(i) + "\" is no kind of column.", e);
            }
        }
        return result;
    }

    static String text(ModelContentRO model, String key) throws InvalidSettingsException {
        @Nullable String text = model.getString(key);
        if (text == null) {
            throw new InvalidSettingsException("The stored model is damaged: \"" + key + "\" is empty.");
        }
        return text;
    }

    static List<String> texts(ModelContentRO model, String key) throws InvalidSettingsException {
        List<String> texts = new ArrayList<>();
        @Nullable String @Nullable [] stored = model.getStringArray(key);
        for (@Nullable String text : stored == null ? new @Nullable String[0] : stored) {
            if (text == null) {
                throw new InvalidSettingsException("The stored model is damaged: \"" + key + "\" has an empty entry.");
            }
            texts.add(text);
        }
        return List.copyOf(texts);
    }

    /** Stores the spec; named in plugin.xml. */
    public static final class Serializer extends AbstractSimplePortObjectSpecSerializer<MixedModelPortObjectSpec> {}
}
