package org.mixedmodels.runner.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingOverrideTest {

    @Test
    void fourPartsOfWhichTheValueMayHoldCommas() {
        assertEquals(
                new SettingOverride(5, List.of("formula"), "y ~ x, z", "String"),
                SettingOverride.parse("5,formula,y ~ x, z,String"));
        assertEquals(
                new SettingOverride(1, List.of("settings", "file_selection", "path"), "", "String"),
                SettingOverride.parse("1,settings/file_selection/path,,String"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "5,key", "5,key,value", "x,key,1,int", "5,key,1,Integer", "1/2,key,1,int"})
    void everythingElseIsWrongUsage(String text) {
        assertEquals(
                ExitCode.USAGE,
                assertThrows(RunnerException.class, () -> SettingOverride.parse(text))
                        .exitCode());
    }
}
