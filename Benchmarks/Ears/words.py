"""What is said in the rig: talk and reading that hold no command, some of it with its words."""
import glob, re

TALK = """
I was at the market this morning and the queue went around the corner.
Did you remember to call your sister about the weekend?
The train was late again, so I walked the last part of the way.
We could repaint the kitchen next spring, if the weather is good.
She told me the new neighbour plays the trumpet after midnight.
Have you seen my keys? I thought I had left them on the shelf.
It takes about forty minutes if you go over the bridge.
The bread is better when you let the dough rest for a whole night.
He stopped the car, got out, and started to laugh.
Nobody likes the pause between the two parts of the film.
I asked her to slow down, but she was already around the bend.
The next meeting is on Thursday, unless it rains.
You have to go back to the beginning to understand the ending.
My knee hurts when it gets cold, but it is nothing serious.
Could you turn the music down a little while I am on the phone?
They say the summer will be longer and drier than the last one.
The doctor said exercise in the morning is as good as any other time.
There are three letters for you and a parcel for the people upstairs.
We skipped dinner and had some cake instead.
I would like two tickets for the early show, and one for the late one.
How long have you been learning to play the piano?
That is enough sugar for the whole week, if you ask me.
Please put the chairs back where they were before.
The children were faster than I had expected, and much louder.
It was easier to take the bus than to find a place for the car.
The lake is deeper on the northern side, near the old mill.
Ready or not, the guests will be here at seven.
Yes, I know, you have told me that story before.
No, the other one, with the green handle and the long blade.
We went to see the exhibition about ships and harbours.
His session with the bank took the whole afternoon.
Say hello to your mother, and tell her I will write soon.
More time in the garden would do us all some good.
The coach left without us, so we had to wait for the next one.
She repeated the question twice, and still nobody answered.
A gentle wind came up from the valley in the evening.
Five of the seven windows need a new coat of paint.
The stretch of road beyond the village is full of holes.
Continue along the river until you see the white house.
I cannot hear you, the water is running.
""".strip().split("\n")

READING = """
The harbour lay quiet under a thin veil of mist, and only the oldest of the fishermen was awake. He
sat on an upturned crate and mended a net that had been mended a hundred times before. Above him the
gulls began to argue, as they did every morning, over nothing at all. When the first light touched the
lighthouse he put the needle away, looked at the sky for a while, and decided that it would be a fine day.
In the workshop of the clockmaker no two clocks agreed. This did not trouble him. Time, he used to say, is
what we make of it together, and on my shelves there is no one to make it with. Customers came from far
away, drank a cup of tea, and left with the feeling that they had been given something that could not be
wound up or set. The mountain path climbs for two hours through pines, crosses a stream on a plank, and
comes out on a meadow where cows look at every walker as if he were the first. From there the view reaches
to the plain, and on clear days to a line of silver that some call the sea and others a trick of the light.
""".replace("\n", " ").strip().split(". ")

# What the coach answers; it names commands, and must not obey itself.
ANSWERS = """
Hips and lower back. When you are ready, say: start session.
Whenever you like. To begin, say: start session.
Paused. When you are ready, say: continue session.
Stop the session? To stop, say: yes please.
Ease out. For an easier form, say: easier please. To leave it out, say: skip exercise. To stop, say: stop session.
For others, say: more please.
One: desk break, five minutes. Two: deep glutes, twelve minutes. Three: warm-up, four minutes.
Gentle, steady or brisk?
Next exercise. Previous exercise. Pause exercise. Repeat exercise.
More time please. Enough please. Slower please. Faster please. That hurts.
""".strip().split("\n")


def sentences(text):
    """The sentences of a text that can be read aloud as they are."""
    text = re.sub(r"```.*?```", " ", text, flags=re.S)
    text = "\n".join(line for line in text.split("\n") if not re.match(r"\s*(#|\||[-*] |\d+\. |    )", line))
    text = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", text)
    found = re.split(r"(?<=[.!?:]) +", re.sub(r"\s+", " ", text))
    return [s for s in found if re.fullmatch(r"[A-Za-z][A-Za-z ,;:.'!?-]+", s) and 5 <= len(s.split()) <= 30]


def pages():
    """The project's own pages, read aloud: reasons, faults, voices and the log."""
    paths = sorted(glob.glob("docs/decisions/*.md")) + [f"docs/{n}.md" for n in ("faults", "log", "voices", "many-sessions", "sounds", "languages")]
    return [s for path in paths for s in sentences(open(path).read())]


def routines():
    """What the routines say, as somebody would who reads them to a friend."""
    found = []
    for path in sorted(glob.glob("Scripts/*.routine")):
        for line in open(path):
            line = line.strip()
            if not line or line.startswith("#") or "{" in line:
                continue
            line = re.sub(r"^(Note|Say|Pain|Easier|Deeper|Setup|Cue):", "", line).strip()
            if re.match(r"^[A-Z][a-z ]+:", line):
                continue
            found += sentences(line + ("" if line.endswith((".", "?", "!")) else "."))
    return list(dict.fromkeys(found))
