package org.mixedmodels.sdk;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.array.ArrayWidget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.persistence.Persistable;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.StateProvider;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.OptionalWidget;
import org.knime.node.parameters.widget.OptionalWidget.DefaultValueProvider;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.ColumnChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.choices.filter.TwinlistWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.knime.node.parameters.widget.text.TextAreaWidget;

/** Parameters with a field of every kind, annotated as a node would. */
final class SampleParameters implements NodeParameters {

    @Section(title = "First")
    interface First {}

    @Section(title = "Second")
    @After(First.class)
    interface Second {}

    @Widget(title = "Mode", description = "How the <b>outcome</b> is given.")
    @Layout(First.class)
    @ValueSwitchWidget
    @ValueReference(ModeReference.class)
    Mode m_mode = Mode.BY_COLUMN;

    @Widget(title = "Outcome", description = "A column.")
    @Layout(First.class)
    @Effect(predicate = ByColumn.class, type = EffectType.SHOW)
    @ChoicesProvider(AllColumns.class)
    String m_outcome = "";

    @Widget(title = "Formula", description = "A text.")
    @Layout(First.class)
    @TextAreaWidget(rows = 2)
    @Effect(predicate = ByColumn.class, type = EffectType.HIDE)
    String m_formula;

    @Widget(title = "Predictors", description = "Columns.")
    @Layout(Second.class)
    @ChoicesProvider(AllColumns.class)
    @TwinlistWidget
    @ValueReference(PredictorsReference.class)
    String[] m_predictors = {};

    @Widget(title = "Terms", description = "A list.")
    @Layout(Second.class)
    @ArrayWidget(addButtonText = "Add", elementTitle = "Term", elementDefaultValueProvider = NewTerm.class)
    Term[] m_terms = {};

    @Widget(title = "Weights", description = "A column, if any.")
    @Layout(Second.class)
    @ChoicesProvider(AllColumns.class)
    @OptionalWidget(defaultProvider = FirstColumn.class)
    Optional<String> m_weights = Optional.empty();

    @Widget(title = "Seed", description = "A number, if any.")
    @Layout(Second.class)
    Optional<Long> m_seed = Optional.of(42L);

    @Widget(title = "Iterations", description = "At most so many.")
    @Layout(Second.class)
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_iterations = 50;

    long m_limit = 1L << 40;

    double m_level = 0.95;

    boolean m_verbose;

    Group m_grouping = new Group();

    @Migrate(loadDefaultIfAbsent = true)
    int m_addedLater = 7;

    @Migrate(loadDefaultIfAbsent = true)
    Group m_groupAddedLater = new Group();

    static int created;

    transient int m_cache = 3;

    SampleParameters() {}

    SampleParameters(NodeParametersInput input) {
        m_outcome = input.getInTableSpec(0)
                .filter(spec -> spec.getNumColumns() > 0)
                .map(spec -> spec.getColumnSpec(0).getName())
                .orElse("");
    }

    @Override
    public void validate() throws InvalidSettingsException {
        if (m_iterations < 1) {
            throw new InvalidSettingsException("at least one iteration is needed");
        }
    }

    enum Mode {
        @Label(value = "By column", description = "Choose a <i>column</i>.")
        BY_COLUMN,
        @Label("By formula")
        BY_FORMULA
    }

    /** A group of fields within the parameters. */
    static final class Group implements Persistable, WidgetGroup {
        @Widget(title = "Name", description = "A name.")
        String m_name = "school";

        int plain = 1;
    }

    /** An element of the list. */
    static final class Term implements NodeParameters {
        @Widget(title = "Columns", description = "Which columns.")
        @ChoicesProvider(ChosenPredictors.class)
        String[] m_columns = {};

        @Widget(title = "Intercept", description = "Whether there is one.")
        @ValueReference(InterceptReference.class)
        boolean m_intercept = true;

        @Widget(title = "Kind", description = "What kind.")
        @Effect(predicate = HasIntercept.class, type = EffectType.ENABLE)
        Mode m_kind = Mode.BY_COLUMN;

        Term() {}

        Term(String... columns) {
            m_columns = columns;
        }
    }

    static final class ModeReference implements ParameterReference<Mode> {}

    static final class PredictorsReference implements ParameterReference<String[]> {}

    static final class InterceptReference implements ParameterReference<Boolean> {}

    static final class HasIntercept implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getBoolean(InterceptReference.class).isTrue();
        }
    }

    static final class ByColumn implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(ModeReference.class).isOneOf(Mode.BY_COLUMN).and(not(i.never()));
        }
    }

    static final class FirstColumn implements DefaultValueProvider<String> {
        @Override
        public String computeState(NodeParametersInput input) {
            return input.getInTableSpec(0)
                    .map(spec -> spec.getColumnSpec(0).getName())
                    .orElse("");
        }
    }

    static final class NewTerm implements StateProvider<Term> {
        @Override
        public void init(StateProviderInitializer initializer) {
            initializer.computeBeforeOpenDialog();
        }

        @Override
        public Term computeState(NodeParametersInput input) {
            return new Term("new");
        }
    }

    static final class AllColumns implements ColumnChoicesProvider {
        @Override
        public List<DataColumnSpec> columnChoices(NodeParametersInput context) {
            return context.getInTableSpec(0).stream()
                    .flatMap(DataTableSpec::stream)
                    .toList();
        }
    }

    /** The predictors chosen outside the list. */
    static final class ChosenPredictors implements ColumnChoicesProvider {
        private Supplier<String[]> m_chosen;

        @Override
        public void init(StateProviderInitializer initializer) {
            m_chosen = initializer.computeFromValueSupplier(PredictorsReference.class);
        }

        @Override
        public List<DataColumnSpec> columnChoices(NodeParametersInput context) {
            List<String> chosen = List.of(m_chosen.get());
            return new AllColumns()
                    .columnChoices(context).stream()
                            .filter(column -> chosen.contains(column.getName()))
                            .toList();
        }
    }
}
