package org.mixedmodels.sdk.dialog;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.mixedmodels.sdk.dialog.Scope.Member;

/** Whether every effect on a field, a group or a layout part can be resolved within its scope. */
public final class EffectCheck {

    private final Scope scope;
    private final NodeParametersInput input;
    private final List<String> mistakes = new ArrayList<>();

    private EffectCheck(Scope scope, NodeParametersInput input) {
        this.scope = scope;
        this.input = input;
    }

    /** The effects that cannot be resolved, each in a sentence. */
    public static List<String> mistakes(Scope scope, NodeParametersInput input) {
        EffectCheck check = new EffectCheck(scope, input);
        scope.members().forEach(check::member);
        check.layoutParts();
        return check.mistakes;
    }

    private void member(Member member) {
        Optional<Effect> own = member.annotation(Effect.class);
        Optional<Effect> inWidget = member.annotation(Widget.class)
                .map(Widget::effect)
                .filter(effect -> effect.predicate() != EffectPredicateProvider.class);
        own.ifPresent(effect -> resolve(effect, member.toString()));
        inWidget.ifPresent(effect -> resolve(effect, member.toString()));
        if (own.isPresent() && inWidget.isPresent()) {
            mistakes.add(member + " has an effect of its own and another one within @Widget");
        }
        Effect ofGroup = member.field().type().getAnnotation(Effect.class);
        if (ofGroup != null) {
            resolve(ofGroup, member.toString());
        }
    }

    /** A part's effect is resolved like that of the fields it holds. */
    private void layoutParts() {
        Set<Class<?>> parts = new LinkedHashSet<>();
        for (Member member : scope.members()) {
            Class<?> part =
                    member.annotation(Layout.class).<Class<?>>map(Layout::value).orElse(null);
            for (; part != null; part = part.getEnclosingClass()) {
                parts.add(part);
            }
        }
        for (Class<?> part : parts) {
            Effect effect = part.getAnnotation(Effect.class);
            if (effect != null) {
                resolve(effect, part.getSimpleName());
            }
        }
    }

    private void resolve(Effect effect, String where) {
        try {
            new ScopedPredicates(scope, input).getPredicate(effect.predicate());
        } catch (RuntimeException e) {
            mistakes.add("the effect of " + where + " cannot be resolved: " + e.getMessage());
        }
    }
}
