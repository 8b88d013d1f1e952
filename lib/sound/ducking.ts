/** What is announced, and how loud it leaves everything else. @module */

import type { Player } from './player.ts'

/** What an announcement does to the others. */
export interface Duck {
  /** What is left of the volume of others: 0 to 1. */
  readonly duck: number
  /** Seconds in which they go there, and back. */
  readonly fade: number
}

/**
 * The announcements that play. Two at once do not duck twice, nor each other: the one that leaves less to the others counts.
 *
 * @example
 * const ducking = new Ducking()
 * ducking.begin(announcement, { duck: 0.2, fade: 0.5 })
 * music.duckTo(ducking.levelOf(music), 0.5)
 */
export class Ducking {
  private readonly ducks = new Map<Player, Duck>()

  begin(player: Player, duck: Duck): void {
    this.ducks.set(player, duck)
  }

  /** @returns what it did to others; undefined for what was no announcement */
  end(player: Player): Duck | undefined {
    const found = this.ducks.get(player)
    this.ducks.delete(player)
    return found
  }

  /** What is left of the volume of a sound. @param player undefined: one that is about to begin */
  levelOf(player: Player | undefined): number {
    if (player !== undefined && this.ducks.has(player)) return 1
    return Math.min(1, ...[...this.ducks.values()].map(({ duck }) => duck))
  }
}
