package org.mixedmodels.knime.view;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object of a view model: fields in their order. Values are texts, numbers, arrays of numbers, lists and objects. */
final class ViewObject {

    private final Map<String, @Nullable Object> m_fields = new LinkedHashMap<>();

    /** Says in the place of a section why it is not there. */
    static ViewObject absent(String reason) {
        return new ViewObject().with("absent", reason);
    }

    /** Sets a field. */
    ViewObject with(String key, @Nullable Object value) {
        m_fields.put(key, value);
        return this;
    }

    /** Returns the fields in their order. */
    Map<String, @Nullable Object> fields() {
        return Collections.unmodifiableMap(m_fields);
    }
}
