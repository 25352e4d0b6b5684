package org.mixedmodels.sdk.parameters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.knime.node.parameters.NodeParameters;

class ParameterStoreTest {

    static final class Failing implements NodeParameters {
        Failing() {
            throw new IllegalArgumentException("on purpose");
        }
    }

    static final class WithArgument implements NodeParameters {
        WithArgument(int ignored) {}
    }

    static class Parent implements NodeParameters {
        int m_first = 1;
        private int m_private = 2;
        protected int m_second = 3;
    }

    static final class Child extends Parent {
        public int m_third = 4;
    }

    @Test
    void fieldsOfTheSuperclassComeFirstAndPrivateOnesNot() {
        assertEquals(
                java.util.List.of("first", "second", "third"),
                ParameterField.of(Child.class).stream().map(ParameterField::key).toList());
    }

    @Test
    void saysWhyAnObjectCannotBeMade() {
        assertEquals(
                "on purpose",
                assertThrows(IllegalStateException.class, () -> ParameterStore.create(Failing.class))
                        .getCause()
                        .getMessage());
        assertThrows(IllegalStateException.class, () -> ParameterStore.create(WithArgument.class));
    }
}
