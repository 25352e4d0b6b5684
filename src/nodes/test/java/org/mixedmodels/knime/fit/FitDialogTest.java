package org.mixedmodels.knime.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.node.parameters.updates.StateProvider;
import org.knime.node.parameters.updates.StateProvider.StateProviderInitializer;
import org.knime.node.parameters.widget.choices.StringChoice;
import org.knime.node.parameters.widget.message.TextMessage.Message;
import org.knime.node.parameters.widget.message.TextMessage.MessageType;
import org.mixedmodels.knime.fit.FitParameters.FixedEffectsReference;
import org.mixedmodels.knime.fit.FitParameters.FormulaReference;
import org.mixedmodels.knime.fit.FitParameters.InteractionsReference;
import org.mixedmodels.knime.fit.FitParameters.OutcomeReference;
import org.mixedmodels.knime.fit.FitParameters.RandomEffectsReference;
import org.mixedmodels.knime.fit.FitParameters.SpecifyBy;
import org.mixedmodels.knime.fit.FitParameters.SpecifyByReference;
import org.mixedmodels.knime.testing.TestData;
import org.mixedmodels.sdk.parameters.PortsInput;

/** What the dialog computes while it is filled in. */
class FitDialogTest {

    private static final PortObjectSpec PUPILS = TestData.table("classrooms").getSpec();

    private final Map<Class<?>, Object> m_values = new HashMap<>();

    FitDialogTest() {
        FitParameters fresh = new FitParameters();
        m_values.put(SpecifyByReference.class, SpecifyBy.COLUMNS);
        m_values.put(OutcomeReference.class, "score");
        m_values.put(FixedEffectsReference.class, new String[] {"age", "sex"});
        m_values.put(InteractionsReference.class, fresh.m_interactions);
        m_values.put(RandomEffectsReference.class, new RandomEffectParameters[] {effect("school", "age")});
        m_values.put(FormulaReference.class, "");
    }

    private static RandomEffectParameters effect(String group, String... slopes) {
        RandomEffectParameters effect = new RandomEffectParameters();
        effect.m_groupingColumns = new String[] {group};
        effect.m_slopeColumns = slopes;
        return effect;
    }

    /** Computes a provider as KNIME does: values by their references. */
    private <S> S compute(StateProvider<S> provider) throws Exception {
        provider.init((StateProviderInitializer) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {StateProviderInitializer.class},
                (proxy, method, arguments) -> method.getName().equals("computeFromValueSupplier")
                        ? (Supplier<Object>) () -> m_values.get(arguments[0])
                        : null));
        PortType[] table = {BufferedDataTable.TYPE};
        return provider.computeState(PortsInput.ofSpecs(table, new PortObjectSpec[] {PUPILS}, new PortType[0]));
    }

    private Message preview() throws Exception {
        return compute(new ModelPreview()).orElseThrow();
    }

    @Test
    void showsTheFormulaOfTheChosenColumns() throws Exception {
        assertEquals(
                new Message("The model as a formula", "score ~ age + sex + (1 + age | school)", MessageType.INFO),
                preview());
        RandomEffectParameters equal = effect("school", "age");
        equal.m_equalVariances = true;
        equal.m_covariance = RandomEffectParameters.Covariance.UNCORRELATED;
        m_values.put(RandomEffectsReference.class, new RandomEffectParameters[] {equal});
        assertEquals("score ~ age + sex + homdiag(1 + age | school)", preview().description());
    }

    @Test
    void saysWhatIsWrongWhileTyping() throws Exception {
        m_values.put(OutcomeReference.class, "");
        assertEquals(
                new Message(
                        "No outcome is chosen.",
                        "Choose the numeric column that the model explains.",
                        MessageType.WARNING),
                preview());
        m_values.put(OutcomeReference.class, "sex");
        assertEquals(
                "Column \"sex\" (outcome) is of type String, but it must be numeric.",
                preview().title());
        m_values.put(SpecifyByReference.class, SpecifyBy.FORMULA);
        m_values.put(FormulaReference.class, "score ~ age + (1 | school");
        assertEquals(MessageType.WARNING, preview().type());
        m_values.put(FormulaReference.class, "score ~ age * sex + (1 | school/class)");
        assertEquals(
                "score ~ age + sex + age:sex + (1 | class:school) + (1 | school)",
                preview().description());
    }

    @Test
    void offersTheNextGroupForAnotherRandomEffect() throws Exception {
        assertArrayEquals(new String[] {"class"}, compute(new RandomEffectParameters.Added()).m_groupingColumns);
    }

    @Test
    void showsTheCovarianceOnlyBesideSlopes() throws Exception {
        m_values.put(RandomEffectParameters.SlopesReference.class, new String[0]);
        assertFalse(compute(new RandomEffectParameters.HasSlopes()));
        m_values.put(RandomEffectParameters.SlopesReference.class, new String[] {"age"});
        assertTrue(compute(new RandomEffectParameters.HasSlopes()));
    }

    @Test
    void offersTheCategoriesOfTheChosenColumn() throws Exception {
        m_values.put(ReferenceParameters.ColumnReference.class, "track");
        List<StringChoice> choices = compute(new ReferenceParameters.Categories());
        assertEquals(
                List.of("arts", "science", "sport"),
                choices.stream().map(StringChoice::id).toList());
        m_values.put(ReferenceParameters.ColumnReference.class, "nope");
        assertEquals(List.of(), compute(new ReferenceParameters.Categories()));
    }
}
