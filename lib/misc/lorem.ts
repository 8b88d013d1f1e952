/** Sentences to fill a place with. @module */

/** Our own. */
export const sentences: readonly string[] = [
  'The lamp in the hall was on before anybody thought of turning it on.',
  'A quiet pump is either resting or broken, and only one of them is good news.',
  'Seven red buttons were found in the box, and none of them said what it did.',
  'When the tank is full, the valve sighs and goes back to sleep.',
  'Nobody had touched the thermostat, which is what everybody said.',
  'The fog machine likes rehearsals better than premieres.',
  'Please do not feed the sensor, it has had its value for today.',
  'Three cables went in, four came out, and the manual called it normal.',
  'The moon rose on time, as it had been configured to.',
  'Somewhere below the stage a relay clicked, and the audience held its breath.',
  'It was the kind of workshop where even the broom had a part number.',
  'The greenhouse sends its regards and asks for ten more minutes of rain.',
  'An old clock is right twice a day, a fast one never.',
  'They painted the door blue so that the mail would find it.',
  'The elevator remembered every floor except the one it was on.',
  'A good label is worth an hour of guessing.',
  'The goldfish has its own alarm, and it has never gone off.',
  'First the wind came, then the blinds, then the question who had paid for both.',
  'There is a spare fuse in the drawer with the other spare drawer.',
  'On the third try the garage opened, mostly out of politeness.',
  'The scale says twelve kilograms and the cat disagrees.',
  'Water finds its way, and on Tuesdays it finds the archive.',
  'The new bulb is brighter than the idea of buying it.',
  'Every evening at nine the fountain applauds itself.',
  'Nothing blinked, so we assumed that everything was fine.',
  'The bicycle bell rings in three keys, and none of them is the right one.',
  'A pinch of solder, a long breath, and the radio sang again.',
  'The ladder is where it always is: at the other end of the building.',
  'By noon the compost had reached a temperature worth mentioning.',
  'The projector asks for a signal and gets a sandwich.',
  'Behind the green panel there is another green panel.',
  'The weather station predicts yesterday with great accuracy.',
  'Two magnets met in a pocket and would not part.',
  'Salt the steps, oil the hinge, and write down the date.',
  'The train set runs at night, when nobody can see who is playing.',
  'All the keys on this ring open something, somewhere, for somebody.',
  'The soup is warm, the server is warmer, and the cat has chosen.',
  'When in doubt, follow the pipe.',
  'The curtain falls at ten, unless the rope has other plans.',
  'A stone, a string and some patience make a decent pendulum.',
]

/** One of them, by a number from 0 to 1. */
export function lorem(random: number): string {
  return sentences[Math.floor(random * sentences.length)] ?? String(sentences[0])
}
