package org.mixedmodels.knime.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists of facts. */
final class FactText {

    private FactText() {}

    /** Returns a fact: a number or a text. */
    static ViewObject fact(String name, Object value, @Nullable String hint) {
        return new ViewObject().with("name", name).with("value", value).with("hint", hint);
    }

    /** Returns a list with its title. */
    static ViewObject group(String title, List<ViewObject> facts) {
        return new ViewObject().with("title", title).with("facts", facts);
    }
}
