"""Whether the policies that are attached in the sandbox let a call pass.

The sandbox knows who asks for what (`questions`) and what is attached where (`attached`). How AWS
evaluates policies is somebody else's knowledge: a `Judge`, named by whoever starts the emulator.
"""
