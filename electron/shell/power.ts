import { powerMonitor } from "electron";
import type { Power, PowerState } from "../service/scoring-port.ts";

/** Nobody has touched keyboard or mouse for so long, or the screen is locked: the computer is not in use. */
const IDLE_AFTER_S = 120;
/** The system tells of mains and battery by itself, but not of people. */
const LOOK_MS = 15_000;

/** What the computer says of itself. It is asked only while somebody listens. */
export const createPower = (): Power => {
  const state = (): PowerState => ({
    idle: ["idle", "locked"].includes(powerMonitor.getSystemIdleState(IDLE_AFTER_S)),
    onBattery: powerMonitor.isOnBatteryPower(),
  });
  return {
    state,
    onChange: (listener) => {
      let last = state();
      const look = (): void => {
        const now = state();
        if (now.idle === last.idle && now.onBattery === last.onBattery) return;
        last = now;
        listener();
      };
      const timer = setInterval(look, LOOK_MS);
      powerMonitor.on("on-ac", look);
      powerMonitor.on("on-battery", look);
      powerMonitor.on("lock-screen", look);
      powerMonitor.on("unlock-screen", look);
      return () => {
        clearInterval(timer);
        powerMonitor.off("on-ac", look);
        powerMonitor.off("on-battery", look);
        powerMonitor.off("lock-screen", look);
        powerMonitor.off("unlock-screen", look);
      };
    },
  };
};
